"""Floor 0: the one table of diagnostic codes. A code is never reused; tests hold this table against the code.

Families: A files, C encoding, Y YAML syntax, E shape, R references, B bibliography, M rules of MIPG,
G rules of an entity's management system, P prose and pages, I images, T templates and recipes, S security,
D personal data, X internal.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Codigo:
    """What `mipg explicar` prints: a short title, why it matters, and how it is mended."""

    titulo: str
    explicacion: str
    remedio: str


CODES: dict[str, Codigo] = {
    # -- A: archivos
    "A01": Codigo("Falta la carpeta del modelo", "El proyecto se reconoce por su carpeta «model».", "Ejecute la orden en la carpeta del proyecto o use --raiz."),
    "A02": Codigo("Archivo que no se puede leer", "No es un archivo normal, o no hay permiso de lectura.", "Revise el archivo y sus permisos."),
    "A03": Codigo("Archivo demasiado grande", "Un archivo de datos no pasa de 20 MB.", "Divídalo en archivos más pequeños."),
    "A04": Codigo("Falta un archivo obligatorio", "El modelo necesita ese archivo para estar completo.", "Cree el archivo."),
    "A05": Codigo("Archivo que nadie lee", "Está en «model», pero no en un lugar que el modelo conozca.", "Revise el nombre, la carpeta y que termine en .yml."),
    # -- C: codificación
    "C01": Codigo("Codificación que no es UTF-8", "Las tildes se dañarían al publicar.", "Guarde el archivo con codificación UTF-8."),
    "C02": Codigo("Carácter que no se ve", "Un carácter de control, invisible o de dirección cambia el texto sin que se note.", "Borre el carácter; suele venir de copiar y pegar."),
    "C03": Codigo("Tildes dañadas", "El texto pasó dos veces por una conversión de codificación.", "Escriba de nuevo las palabras con tilde."),
    # -- Y: sintaxis YAML
    "Y01": Codigo("Conflicto de Git sin resolver", "El archivo tiene dos versiones a la vez.", "Deje una y borre las marcas."),
    "Y02": Codigo("Tabulador en la sangría", "YAML solo admite espacios.", "Reemplace el tabulador por espacios."),
    "Y03": Codigo("Espacio duro en la sangría", "El espacio U+00A0 no vale como sangría.", "Escriba la sangría con la barra espaciadora."),
    "Y10": Codigo("Ancla o alias", "«&» y «*» no se admiten: cada dato se escribe completo.", "Escriba el valor, o póngalo entre comillas si es texto."),
    "Y11": Codigo("Etiqueta", "«!» al inicio de un valor es una etiqueta de YAML, y no se admiten.", "Ponga el valor entre comillas si «!» es parte del texto."),
    "Y12": Codigo("Más de un documento", "Cada archivo tiene un solo documento YAML.", "Borre la línea «---» que sobra."),
    "Y13": Codigo("Texto perdido como comentario", "Lo que sigue a « #» sin comillas es un comentario.", "Ponga el valor entre comillas."),
    "Y14": Codigo("Clave que no es un texto", "Una clave es una palabra, no una lista ni un grupo de claves.", "Escriba «clave: valor»."),
    "Y15": Codigo("Demasiados niveles", "Hay más niveles anidados de los que un archivo del modelo necesita.", "Revise la sangría y los corchetes."),
    "Y16": Codigo("Clave repetida", "La segunda borraría la primera.", "Deje una sola."),
    "Y20": Codigo("Dos puntos dentro de un texto", "« : » sin comillas empieza otra clave.", "Ponga el valor entre comillas o use «|»."),
    "Y21": Codigo("Comilla sin cerrar", "El texto entre comillas no termina donde debe.", "Cierre la comilla al final del valor."),
    "Y22": Codigo("Escape que no es válido", "La barra invertida dentro de comillas dobles empieza un escape.", "Use comillas simples o escriba la barra dos veces."),
    "Y23": Codigo("Carácter reservado al inicio", "El valor empieza con un carácter que YAML reserva.", "Ponga el valor entre comillas."),
    "Y24": Codigo("Corchete o llave sin cerrar", "La lista o el grupo de claves en una línea no termina.", "Cierre el corchete o la llave."),
    "Y25": Codigo("Faltan los dos puntos", "La línea no es «clave: valor», o quedó cortada.", "Escriba los dos puntos y un espacio."),
    "Y26": Codigo("Sangría que no corresponde", "La línea no está alineada con las de su bloque.", "Alinee la línea con sus hermanas."),
    "Y27": Codigo("Texto en la línea de «|»", "Después de «|» o «>» no va nada en la misma línea.", "Escriba el texto en la línea de abajo, con más sangría."),
    "Y28": Codigo("Guion sin espacio", "Un elemento de una lista empieza con un guion y un espacio.", "Escriba «- elemento»."),
    "Y29": Codigo("Sintaxis que no se entiende", "El archivo no es YAML en ese punto.", "Revise la sangría, las comillas y los dos puntos."),
    # -- E: forma
    "E01": Codigo("Archivo vacío", "El archivo no tiene contenido.", "Escriba las claves obligatorias o borre el archivo."),
    "E02": Codigo("Se esperaban claves", "Ahí va una estructura de «clave: valor».", "Escriba una clave por línea."),
    "E03": Codigo("Falta una clave obligatoria", "El registro no está completo sin ella.", "Agregue la clave con su valor."),
    "E04": Codigo("Clave desconocida", "Esa clave no existe en ese lugar.", "Corrija el nombre o bórrela."),
    "E05": Codigo("Valor vacío", "La clave o el elemento no tiene valor.", "Escriba el valor o borre la línea."),
    "E06": Codigo("Se esperaba un texto", "Hay una lista o un grupo de claves donde va un solo valor.", "Escriba un solo valor."),
    "E07": Codigo("Se esperaba una lista", "Hay un solo valor donde va una lista.", "Escriba cada elemento con un guion."),
    "E08": Codigo("Valor fuera de la lista cerrada", "El campo admite solo ciertos valores.", "Use uno de los que dice la ayuda."),
    "E09": Codigo("Forma que no corresponde", "El texto no tiene la forma que el campo exige.", "Siga el ejemplo de la ayuda."),
    "E10": Codigo("Fuera de los límites", "El número es menor o mayor de lo que el campo admite.", "Escriba un valor dentro de los límites."),
    "E11": Codigo("No es un número", "El campo es numérico.", "Escriba solo cifras."),
    "E12": Codigo("No es sí ni no", "El campo admite sí o no.", "Escriba sí o no."),
    "E13": Codigo("Fecha que no es válida", "Las fechas se escriben año-mes-día y deben existir.", "Por ejemplo: 2024-03-15."),
    "E14": Codigo("Hora que no es válida", "Las horas se escriben con dos puntos.", "Por ejemplo: 08:30."),
    "E15": Codigo("Correo que no es válido", "No tiene la forma de un correo electrónico.", "Por ejemplo: contacto@entidad.gov.co."),
    "E16": Codigo("Identificador que no es válido", "Un identificador sirve de dirección y de nombre de archivo.", "Use minúsculas sin tildes, cifras y guiones."),
    "E17": Codigo("Texto demasiado largo", "Un nombre o un dato de una línea se muestra en menús, títulos y tablas.", "Acórtelo, o use un campo de varias líneas."),
    # -- R: referencias
    "R01": Codigo("Referencia a algo que no existe", "El identificador no es de ningún registro de esa clase.", "Corrija el identificador o cree el registro."),
    "R02": Codigo("Identificador repetido", "Dos registros de la misma clase no pueden llamarse igual.", "Cambie uno de los dos."),
    "R03": Codigo("Referencia a sí mismo", "Un registro no puede depender de sí mismo.", "Escriba otro identificador o borre la línea."),
    "R04": Codigo("Dependencia circular", "Un registro depende de otro que depende de él.", "Rompa el ciclo."),
    "R05": Codigo("Identificador distinto del nombre del archivo", "El nombre del archivo es el identificador.", "Borre la clave «id» o cambie el nombre."),
    "R06": Codigo("Clave de cita que no existe", "La fuente citada no está en references.bib.", "Corrija la clave o agregue la fuente."),
    "R07": Codigo("Elemento repetido en una lista", "La página lo mostraría dos veces.", "Deje uno solo."),
    # -- B: bibliografía
    "B01": Codigo("Texto que no se entiende en una entrada", "Entre los campos de una entrada hay algo que no es un campo.", "Escriba «nombre = {valor},» o borre lo que sobra."),
    "B02": Codigo("Llave o comilla sin pareja", "Una llave sin cerrar se traga los campos siguientes; una que sobra cierra la entrada antes de tiempo.", "Cierre o borre la llave."),
    "B03": Codigo("Falta una coma", "Los campos de una entrada se separan con comas.", "Escriba «,» al final del campo."),
    "B04": Codigo("Entrada sin clave, o con una de varias palabras", "La clave es el nombre con que se cita la fuente: una sola palabra.", "Escriba la clave después de la llave: «@book{clave,»."),
    "B05": Codigo("Falta el signo igual", "Un campo se escribe «nombre = {valor}».", "Escriba «=» entre el nombre y el valor."),
    "B06": Codigo("Campo sin valor", "Un campo vacío no dice nada.", "Escriba el valor o borre el campo."),
    "B07": Codigo("Abreviatura sin definir", "Una palabra sin llaves es una abreviatura de @string, y esa no está definida.", "Póngala entre llaves o defínala con @string."),
    "B08": Codigo("Valor sin llaves", "Un texto de varias palabras va entre llaves.", "Escriba «nombre = {texto},»."),
    "B09": Codigo("Inicio de entrada incompleto", "Una entrada empieza con arroba, tipo y llave; si falta una, la entrada se pierde.", "Escriba «@tipo{clave,»."),
    "B10": Codigo("Tipo de entrada desconocido", "El tipo decide cómo se escribe la referencia.", "Use uno de los tipos documentados."),
    "B11": Codigo("Campo repetido", "La segunda vez borraría la primera.", "Deje uno solo."),
    "B12": Codigo("Clave repetida", "Dos fuentes no pueden tener la misma clave, ni con otras mayúsculas.", "Cambie una de las dos."),
    "B13": Codigo("Campo desconocido", "Un campo que no se conoce no se publica.", "Corrija el nombre o bórrelo."),
    "B14": Codigo("Fecha que no es válida", "Las fechas se escriben año, año-mes o año-mes-día, y deben existir.", "Por ejemplo: 2018-05-03."),
    "B15": Codigo("Falta el título", "Sin título no se sabe qué fuente es.", "Escriba «title», o diga en «cotejo» por qué falta."),
    "B16": Codigo("Falta la obra que contiene la fuente", "Un artículo o un capítulo se busca por la revista o el libro donde está.", "Escriba «journaltitle» o «booktitle»."),
    "B17": Codigo("Dirección o DOI que no es válido", "El enlace de la referencia no llevaría a ninguna parte.", "Copie la dirección completa desde el navegador."),
    "B18": Codigo("Orden de LaTeX desconocida", "Se publica su texto sin la orden.", "Escriba el carácter directamente, en UTF-8."),
    "B19": Codigo("Autores que no se entienden", "Las personas se separan con «and» y las instituciones van entre llaves dobles.", "Por ejemplo: «Pérez, Ana and Gómez, Luis» o «{{Ministerio del Trabajo}}»."),
    "B20": Codigo("Fuente que nadie cita", "Está en la bibliografía y ninguna página la usa.", "Cítela o borre la entrada."),
    "B21": Codigo("Norma nombrada sin cita", "El lector no puede llegar a la norma desde el texto.", "Agregue la cita: «[@clave]»."),
    # -- M: reglas de MIPG
    "M01": Codigo("Dimensiones incompletas", "MIPG tiene siete dimensiones, numeradas del 1 al 7.", "Complete o corrija los números."),
    "M02": Codigo("Numeración del documento base", "El documento base numera 18 políticas, cada una con su número.", "Complete o corrija «numero_base»."),
    "M03": Codigo("Relación en un solo sentido", "Si una política nombra a otra como relacionada, la otra la nombra a ella.", "Agregue la relación que falta."),
    "M04": Codigo("Catálogo incompleto", "Objetivos, principios, enfoques, valores, planes y componentes tienen un número fijo.", "Complete la lista."),
    "M05": Codigo("Mapa de calor incompleto", "Cada nivel de probabilidad y de impacto tiene una zona conocida.", "Complete el mapa."),
    "M06": Codigo("Pendiente de una clave que no existe", "Un dato pendiente de cotejo se señala por el nombre de su clave; con otro nombre no se mostraría.", "Corrija «campo»."),
    "M07": Codigo("Escala con huecos o cruces", "Cada frecuencia, cada pérdida y cada número de respuestas tiene un solo nivel.", "Ordene los niveles y corrija sus límites."),
    "M08": Codigo("Tabla distinta de la guía", "El mapa de calor y el cuestionario de corrupción son los que imprime la guía.", "Compare la tabla con la guía."),
    # -- G: reglas del sistema de gestión de una entidad
    "G01": Codigo("Código que no sigue la plantilla", "La entidad fijó cómo se forman los códigos de sus documentos, con la sigla del proceso y la del tipo.", "Corrija el código o agréguelo a las excepciones."),
    "G02": Codigo("Código repetido o retirado", "Un código identifica un solo documento y nunca se vuelve a usar.", "Use el consecutivo siguiente."),
    "G03": Codigo("Control de cambios en desorden", "Las versiones van de la más antigua a la más reciente, con fechas en orden, y la última es la del documento.", "Ordene o complete el control de cambios."),
    "G04": Codigo("Vigente sin aprobación", "Un documento vigente tiene quién lo aprobó y cuándo.", "Complete «aprobo» y «fecha»."),
    "G05": Codigo("Rama que no lleva a ninguna parte", "Cada rama va a una actividad del procedimiento o a «fin».", "Corrija el identificador."),
    "G06": Codigo("Actividad sin camino o procedimiento sin fin", "A cada actividad se llega desde la primera, y algún camino termina.", "Revise «siguiente» y las ramas."),
    "G07": Codigo("Punto de control sin registro", "Un control que no deja registro no se puede probar.", "Diga qué registro queda."),
    "G08": Codigo("Fechas u horas en un orden imposible", "Un documento se elabora, se revisa y se aprueba en ese orden, y la próxima revisión viene después; lo que empieza termina después.", "Corrija la fecha que esté mal."),
    "G10": Codigo("Riesgo sin tratar", "Cada riesgo tiene un control o una razón para aceptarlo; los de corrupción no se aceptan.", "Agregue el control o corrija el tratamiento."),
    "G11": Codigo("Riesgo que no se puede valorar", "Falta un dato de probabilidad o de impacto, o no es de la guía.", "Complete el dato que se señala."),
    "G12": Codigo("Redacción del riesgo incompleta", "La guía pide ciertas partes según la clase de riesgo.", "Complete las partes o escriba «descripcion»."),
    "G13": Codigo("Factor o clasificación fuera de la metodología", "La metodología de administración del riesgo fija los factores y la clasificación.", "Use uno de los que muestra la ayuda."),
    "G20": Codigo("Fórmula que no se puede calcular", "Las variables de la fórmula se declaran en el indicador.", "Corrija la fórmula o declare la variable."),
    "G21": Codigo("Semáforo con cruces o huecos", "Cada valor del indicador tiene un solo color.", "Haga que cada rango empiece donde termina otro."),
    "G22": Codigo("Medición repetida o incompleta", "Cada periodo tiene una medición, y con el valor de cada variable se calcula el indicador.", "Complete o corrija la medición."),
    "G30": Codigo("Proceso sin política", "Cada proceso sirve al menos a una política de MIPG.", "Agregue «politicas»."),
    "G31": Codigo("Entrada sin proveedor o salida sin cliente", "La interacción entre procesos queda incompleta.", "Complete proveedores y clientes."),
    "G40": Codigo("Valores de la entidad", "El Código de Integridad tiene cinco valores comunes, y cada entidad puede agregar hasta dos.", "Complete los cinco o quite los que sobran."),
    "G90": Codigo("Regla que no existe", "«reglas» ajusta la severidad de una regla por su código.", "Corrija el código: «mipg explicar» los muestra todos."),
    # -- P: prosa y páginas
    "P01": Codigo("Contenido que no cabe en la prosa", "Código, líneas, comentarios e imágenes de otros sitios no se pueden mostrar igual en la página y en el manual.", "Bórrelo o use el campo que le corresponde."),
    "P02": Codigo("Enlace a una página que no existe", "La dirección después de «mipg:» no es de ninguna página.", "Corrija la dirección."),
    "P03": Codigo("Sección que la plantilla olvida", "La página se publicaría incompleta.", "Agregue la sección a la plantilla."),
    "P04": Codigo("HTML que se ve como texto", "Las etiquetas no se interpretan, ni en la página ni en el manual.", "Use Markdown."),
    "P05": Codigo("Marca que se ve como texto", "Lo que se escribió no es una marca de las que la prosa entiende, y el lector la vería tal cual.", "Corríjala como dice la ayuda."),
    "P10": Codigo("Encabezado de página que no se entiende", "Los datos entre «---» al inicio de una página son YAML.", "Revise las comillas y los dos puntos del encabezado."),
    "P11": Codigo("Bloque de código sin cerrar", "El resto de la página se publicaría como código.", "Cierre el bloque con las mismas marcas con que se abre."),
    "P12": Codigo("Enlace a una página o una imagen que no existe", "El lector llegaría a una página de error.", "Corrija la ruta del enlace."),
    "P13": Codigo("Enlace a una sección que no existe", "El enlace llevaría al inicio de la página, no a la sección.", "Corrija el nombre después de «#»."),
    # -- I: imágenes
    "I01": Codigo("Imagen que no existe", "La página o el manual saldría sin ella.", "Corrija la ruta o agregue el archivo."),
    "I02": Codigo("Imagen dañada", "El archivo no se abre como imagen, o está incompleto.", "Guarde de nuevo la imagen como PNG o JPG."),
    "I10": Codigo("Imagen que no puede ir en un manual", "Word abriría mal el documento o pesaría demasiado.", "Guárdela como PNG o JPG, de menos de 8 MB y 40 millones de píxeles."),
    # -- T: plantillas y recetas
    "T01": Codigo("Plantilla con un error", "La página no se puede escribir con esa plantilla.", "Revise la línea que se señala."),
    "T10": Codigo("La plantilla de Word no se puede abrir", "No es un .docx, está dañado, cifrado o es de otro tipo.", "Guárdela de nuevo en Word como «Documento de Word (.docx)»."),
    "T11": Codigo("Estilos que faltan en la plantilla de Word", "El manual usa estilos que la plantilla no define; se crean con el aspecto del perfil.", "Cree el estilo en la plantilla si quiere darle otro aspecto."),
    "T12": Codigo("Encabezado sin los datos de control", "El encabezado de la plantilla no tiene dónde poner el código, la versión o la página.", "Agregue los controles de contenido de la plantilla inicial: mipg plantilla ENTIDAD."),
    "T20": Codigo("Tipo de capítulo desconocido", "La receta pide un capítulo que no se sabe escribir.", "Elija uno de los que muestra el mensaje."),
    "T21": Codigo("Clase de registro desconocida en una receta", "«por_cada» dice de qué registros se hace un manual.", "Elija una de las que muestra el mensaje."),
    "T22": Codigo("Capítulo de algo que no existe", "«de» dice de qué página o registro se toma el capítulo.", "Corrija la dirección o el identificador."),
    "T23": Codigo("Perfil o plantilla que no existe", "El manual no se puede escribir sin su forma.", "Corrija el nombre en la receta o en la entidad."),
    # -- S: seguridad
    "S01": Codigo("Enlace no permitido", "Solo se admiten enlaces http y https.", "Copie la dirección desde el navegador."),
    "S02": Codigo("Ruta no permitida", "Las rutas son relativas y quedan dentro del proyecto.", "Use una ruta relativa sin «..»."),
    "S03": Codigo("Enlace fuera del proyecto", "Un enlace simbólico lleva a otra carpeta.", "Copie el archivo dentro del proyecto."),
    "S10": Codigo("Plantilla de Word con macros", "Una macro ejecuta programas en el equipo de quien abre el manual.", "Guárdela como «Documento de Word (.docx)»."),
    "S11": Codigo("Plantilla de Word con objetos incrustados", "Un objeto OLE o un documento dentro de otro puede ejecutar programas.", "Bórrelo o péguelo como imagen."),
    "S12": Codigo("Plantilla de Word con vínculos externos", "El manual pediría archivos de otro equipo al abrirse.", "Quite el vínculo o inserte la imagen dentro del documento."),
    "S13": Codigo("Plantilla de Word demasiado grande", "Al descomprimirse ocuparía más de lo que se admite.", "Reduzca sus imágenes."),
    "S14": Codigo("Plantilla de Word con rutas no permitidas", "Una parte del archivo apunta fuera de él o está repetida.", "Guárdela de nuevo en Word."),
    "S15": Codigo("Plantilla de Word con DOCTYPE", "Puede leer archivos del equipo o agotar la memoria.", "Guárdela de nuevo en Word."),
    "S16": Codigo("Plantilla de Word con código de otra herramienta", "Los datos nunca son una plantilla: «{{ }}» no se ejecuta.", "Use los controles de contenido de la plantilla inicial."),
    "S17": Codigo("Plantilla de Word con campos no permitidos", "El campo trae datos de fuera o ejecuta algo al abrir.", "Borre el campo o cámbielo por texto."),
    # -- D: datos personales
    "D01": Codigo("Documento de identidad", "La Ley 1581 de 2012 protege los datos personales; el sitio es público.", "Borre el número: se publican cargos, nunca personas."),
    "D02": Codigo("Teléfono o correo personal", "La Ley 1581 de 2012 protege los datos personales; el sitio es público.", "Use el teléfono o el correo institucional."),
    # -- X: internos
    "X01": Codigo("Defecto del generador", "El programa falló por una causa propia, no por los datos.", "Envíe el informe que dice el mensaje a quien mantiene el generador."),
}
