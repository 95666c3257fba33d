"""Documentation generator for the Modelo Integrado de Planeación y Gestión (MIPG)."""
