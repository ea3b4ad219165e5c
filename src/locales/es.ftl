# Campos
field-name = Nombre
field-phone = Teléfono
field-email = Correo
field-notes = Notas
field-location = Ubicación
id-line = ID en Kinbox: <code>{ $id }</code>
line-guessed = { $label }: { $value } ❔
line = { $label }: { $value }
private-mark = 🔒 Privado: en Kinbox solo lo ve quien tiene permiso

# Líneas de las notas
note-organisation = Empresa
note-title = Cargo
note-nickname = Apodo
note-phone = Teléfono
note-fax = Fax
note-email = Correo
note-url = Sitio web
note-handle = Perfil
note-location = Dirección

# El formulario
new-contact = <b>Contacto nuevo</b>
editing = <b>Editando</b> · { $field }
filled-in = <b>Contacto listo para guardar</b>
correcting = <b>Corrigiendo lo que está en Kinbox</b>
correcting-waiting = <b>Corrigiendo un contacto que va camino a Kinbox</b>
guessed = <i>❔ Lo deduje del texto: revísalo antes de guardar.</i>
ask-name = ¿Cómo se llama?
ask-phone = ¿Cuál es su teléfono?
hint-phone = Con código de área, por ejemplo <code>{ $example }</code>
ask-email = ¿Cuál es su correo?
ask-notes = ¿Quieres anotar algo?
ask-location = ¿Cuál es la ubicación? Escríbela, o envíala con el 📎.
ask-own = Completa: <b>{ $name }</b>
hint-own-multi-select = Toca todas las que valen y después “Listo”.
hint-own-date = Por ejemplo: <code>25/11/2026</code>
hint-own-day = Por ejemplo: <code>25/11/2026</code>
hint-own-datetime = Por ejemplo: <code>25/11/2026 14:30</code>
yes = Sí
no = No
no-way-to-reach = Sin teléfono y sin correo: después será difícil hablar con esta persona.
cancelled = { $named ->
    [no] Cancelado. No se envió a Kinbox.
   *[yes] Cancelado: <b>{ $name }</b>. No se envió a Kinbox.
}
parked = <b>Contacto en espera</b>
noted = <i>Lo anoté en las notas.</i>
note-or-contact = “{ $text }”: ¿es una nota de este contacto o un contacto nuevo?
too-many-drafts = Ya tienes 50 contactos sin terminar. Guarda o cancela algunos y envía este de nuevo: sigue aquí en el chat.
rejected-because = Kinbox no lo aceptó: <i>{ $reason }</i>
nothing-to-cancel = No hay ningún contacto en curso. Para empezar uno, toca /newcontact.
unknown-command = No conozco ese comando. /help muestra lo que sé hacer.
no-form = Para agregar un contacto, toca /newcontact. También leo un contacto compartido, un texto con teléfono o correo, y archivos .vcf, .csv o .xlsx.
greeting = ¡Hola! Llevo contactos a Kinbox. Lo más rápido: comparte un contacto conmigo, pega un texto con teléfono o correo, o envía un archivo .vcf, .csv o .xlsx.
    O responde aquí, una pregunta a la vez:

# Lo que no se pudo leer
problem-name-empty = No encontré un nombre en ese mensaje. Escribe, por ejemplo, <i>María López</i>.
problem-name-no-letter = En <b>{ $text }</b> no hay ninguna letra. ¿Cuál es el nombre? Por ejemplo, <i>María López</i>.
problem-name-too-long = { $excess ->
    [one] El nombre pasa del límite de 128 caracteres: quita { $excess } carácter.
   *[other] El nombre pasa del límite de 128 caracteres: quita { $excess } caracteres.
}
problem-name-needed = El nombre es obligatorio.
problem-phone-no-digits = No encontré un teléfono en ese mensaje. Escríbelo con código de área, por ejemplo <code>{ $example }</code>.
problem-phone-no-area-code = Falta el código de área en <b>{ $text }</b>. Escríbelo también, por ejemplo <code>{ $example }</code>.
problem-phone-missing-ninth = Parece un celular sin el 9 inicial. ¿Es <b>{ $suggestion }</b>?
problem-phone-too-short = A <b>{ $text }</b> le faltan dígitos. Un teléfono completo es así: <code>{ $example }</code>.
problem-phone-too-long = <b>{ $text }</b> tiene dígitos de más. Un teléfono completo es así: <code>{ $example }</code>.
problem-phone-invalid = <b>{ $text }</b> no parece un teléfono válido. Ejemplo: <code>{ $example }</code>.
problem-phone-several = Encontré más de un teléfono. Envía solo uno; el otro puede ir en las notas.
problem-phone-north-american = Ese número está escrito como en EE. UU. o Canadá. ¿Es <b>{ $suggestion }</b>?
problem-email-malformed = <b>{ $text }</b> no parece un correo. El formato es <code>nombre@empresa.com</code>.
problem-email-typo = ¿Quisiste decir <b>{ $suggestion }</b>?
problem-email-too-long = El correo pasa del límite de 100 caracteres.
problem-notes-empty = No encontré texto en ese mensaje. Escribe la nota o toca «Omitir».
problem-notes-full = Las notas de este contacto ya están llenas: no cupo nada más.
problem-notes-too-long = { $excess ->
    [one] La nota pasa del límite de 4096 caracteres: quita { $excess } carácter.
   *[other] La nota pasa del límite de 4096 caracteres: quita { $excess } caracteres.
}
problem-location-empty = No encontré una ubicación en ese mensaje. Escribe la dirección o el nombre del lugar.
problem-location-too-long = { $excess ->
    [one] La ubicación pasa del límite de 200 caracteres: quita { $excess } carácter.
   *[other] La ubicación pasa del límite de 200 caracteres: quita { $excess } caracteres.
}
problem-own-empty = No encontré texto en ese mensaje. Escribe la respuesta, por favor.
problem-own-too-long = { $excess ->
    [one] La respuesta pasa del límite de 500 caracteres: quita { $excess } carácter.
   *[other] La respuesta pasa del límite de 500 caracteres: quita { $excess } caracteres.
}
problem-own-not-an-option = <b>{ $text }</b> no está entre las opciones. Elige una de ellas, por favor.
problem-own-not-a-number = No entendí <b>{ $text }</b> como número. Escribe solo el número, por ejemplo <code>1250,50</code>.
problem-own-not-yes-no = No entendí <b>{ $text }</b>. Responde sí o no.
problem-own-not-a-day = No entendí <b>{ $text }</b> como fecha. Escribe día, mes y año, por ejemplo <code>25/11/2026</code>.
problem-own-not-a-moment = No entendí <b>{ $text }</b>. Escribe la fecha y la hora, por ejemplo <code>25/11/2026 14:30</code>.
problem-own-needed = Este campo es obligatorio en tu equipo.
problem-nothing-found = No encontré teléfono ni correo en el texto corregido: dejé el contacto como estaba.
problem-not-text = Eso no lo puedo leer. Responde con texto, por favor.
problem-choose-first = Primero elige una opción de abajo, por favor.
problem-use-buttons = Para guardar o cambiar algún campo, usa los botones de abajo.

# Ya existe
duplicate-title = <b>Este contacto ya existe</b>
duplicate-added = <b>{ $name }</b> · agregado por { $rep } el { $day }
duplicate-on-its-way = <b>{ $name }</b> · guardado por { $rep } el { $day }, en camino a Kinbox
duplicate-in-kinbox = <b>{ $name }</b> · en Kinbox
duplicate-question = ¿Y los datos de <b>{ $name }</b> que acabas de enviar?

# Botones
button-save = Guardar
button-skip = Omitir
button-keep-value = Mantener
button-done = Listo
button-back = Atrás
button-cancel = Cancelar
button-clear = Borrar
button-edit-name = Editar nombre
button-edit-phone = Editar teléfono
button-edit-email = Editar correo
button-edit-notes = Editar notas
button-edit-location = Ubicación
button-edit-own = Editar { $name }
button-save-now = Guardar ahora
button-new-contact = Nuevo contacto: { $name }
offer-contact = ¿Quieres agregar a <b>{ $name }</b>? Si era otra cosa, envía el contacto, un texto con el teléfono o /nuevo.
button-show = Ver
button-save-anyway = Guardar igual
button-add-note = Solo agregar la nota
button-add-to = Agregar a { $name }
button-private-off = Privado: no
button-private-on = Privado: sí
button-use = Usar { $suggestion }
button-keep-this = Mantener { $text }
button-keep = Guardar en notas
button-undo = Deshacer
button-undo-note = Quitar de las notas
button-as-note = Es una nota
button-as-contact = Es un contacto nuevo
button-continue = Seguir con el contacto
button-add-another = Agregar otro
button-open = Abrir en Kinbox
button-whatsapp = WhatsApp
button-copy-phone = Copiar teléfono
button-copy-email = Copiar correo
button-fix = Corregir
button-discard = Descartar
button-it-is-there = Ya está allí
button-send-again = Enviar de nuevo
button-retry = Intentar de nuevo: { $id }
button-go-private = Seguir en privado
button-end-event = Terminar evento

# Después de guardar
sending = <b>Enviando a Kinbox…</b>
created = <b>Guardado en Kinbox ✅</b>
arrived = Llegó a Kinbox: <b>{ $name }</b> ✅
waiting = <b>Quedó guardado, pero aún no llegó a Kinbox.</b>
    Sigo intentando y te aviso.
checking = <b>Quedó guardado. Estoy revisando si ya llegó a Kinbox.</b>
    No tienes que hacer nada: te aviso aquí.
no-access = <b>Quedó guardado, pero aún no llegó a Kinbox.</b>
    Kinbox rechazó el acceso del bot. { $told ->
        [yes] Ya avisé a la persona responsable; cuando lo resuelva, lo envío y te aviso.
       *[no] Avisa a la persona responsable del bot; cuando lo resuelva, lo envío y te aviso.
    }
rejected = <b>Kinbox no aceptó este contacto.</b>
rejected-reason = Motivo de Kinbox: <i>{ $reason }</i>
rejected-what-now = No se perdió nada: toca «Corregir» para ajustarlo y guardarlo otra vez.
undecided = <b>No pude confirmar si este contacto llegó a Kinbox.</b>
    Búscalo allí y dime: ¿ya está, o lo envío de nuevo?
aside = <b>Este contacto sigue sin llegar a Kinbox y dejé de reintentar.</b>
    { $told ->
        [yes] Sigue guardado, y la persona responsable del bot ya lo sabe.
       *[no] Sigue guardado. Avisa a la persona responsable del bot.
    }
settled = <b>Bien: ya está en Kinbox.</b>
    Sigo revisando; si no está, te aviso.
absent = <b>Este contacto no está en Kinbox.</b>
    Busqué de nuevo y la búsqueda fue completa. Quizás viste a otra persona allí. ¿Lo envío?
sending-again = <b>Enviando de nuevo a Kinbox…</b>
shared = <b>Contacto nuevo en Kinbox</b>
shared-many = { $count ->
    [one] <b>{ $count } contacto nuevo en Kinbox</b>
   *[other] <b>{ $count } contactos nuevos en Kinbox</b>
}
shared-one = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
} · por { $rep }
added-by = Agregado por { $name }
corrected-by = corregido por { $name }
private-shared = 🔒 Contacto privado: los detalles, solo en Kinbox.

# Cambios en quien ya está en Kinbox
update-sending = <b>Actualizando a { $name } en Kinbox…</b>
update-noted = Listo: agregué tu nota a <b>{ $name }</b> en Kinbox.
update-updated = Listo: actualicé a <b>{ $name }</b> en Kinbox.
update-completed = Listo: completé a <b>{ $name }</b> en Kinbox.
update-filled = En el contacto ahora: { $fields }
update-in-notes = En las notas, porque el contacto ya tenía otro valor: { $fields }
update-notes-left = Las notas quedaron como estaban: alguien las cambió en Kinbox.
update-failed = No pude cambiar a <b>{ $name }</b> en Kinbox. Haz ese cambio directamente allí, por favor.
correction-offer = <b>{ $name }</b> ya está en Kinbox. ¿Lo cambio allí también?
correction-too-late = <b>{ $name }</b> ya está en Kinbox y desde aquí ya no puedo hacer cambios. Haz ese cambio directamente allí, por favor.
correction-kept = Anotado: corrijo a <b>{ $name }</b> en cuanto llegue a Kinbox.
correction-offer-waiting = <b>{ $name }</b> todavía va camino a Kinbox. ¿Lo corrijo cuando llegue?
correction-notes-empty = No puedo borrar las notas de <b>{ $name }</b> desde aquí. Bórralas directamente en Kinbox, por favor.
correction-left = Bien, dejé a <b>{ $name }</b> como estaba.
button-correct = Actualizar en Kinbox
button-leave = Dejar como está

# Evento
event-on = Modo feria: <b>{ $name }</b>. Tus contactos del día llevan ese origen y, tras cada uno que guardes, abro el siguiente. Para terminar, toca /event.
event-off = Bien, terminé el evento <b>{ $name }</b>. Contactos guardados: { $count }.
event-now = Estás en <b>{ $name }</b>. Contactos guardados hasta ahora: { $count }.
event-none = No hay ningún evento en curso.
event-ask = ¿Cómo se llama el evento? Escríbelo, por ejemplo <i>Feria del Libro</i>: tus contactos del día llevan ese origen y, tras cada uno que guardes, abro el siguiente.
event-how = Escribe también el nombre del evento: <code>/event Feria del Libro</code>. Tus contactos del día llevan ese origen y, tras cada uno que guardes, abro el siguiente.
event-too-long = { $excess ->
    [one] El nombre del evento pasa del límite de 100 caracteres: quita { $excess } carácter.
   *[other] El nombre del evento pasa del límite de 100 caracteres: quita { $excess } caracteres.
}

# Varios contactos a la vez
import-file = { $count ->
    [one] <b>{ $count } contacto en { $file }</b>
   *[other] <b>{ $count } contactos en { $file }</b>
}
import-cards = { $count ->
    [one] <b>{ $count } contacto</b>
   *[other] <b>{ $count } contactos</b>
}
import-row = { $name } · { $reach }
import-more = … y { $count } más
import-guessed = ❔ { $count ->
    [one] En { $count } contacto deduje un dato
   *[other] En { $count } contactos deduje un dato
}: revisa antes de importar.
import-left-out = { $count ->
    [one] <b>{ $count } queda fuera:</b>
   *[other] <b>{ $count } quedan fuera:</b>
}
import-wrong = n.º { $row }: { $problem }
import-none-good = No quedó ningún contacto para importar. Corrige el archivo y envíalo de nuevo.
import-shared-cards = contactos compartidos
import-running = <b>Importando { $file }</b>
import-paused = <b>Importación de { $file } en pausa</b>
import-cancelled = <b>Importación de { $file } cancelada</b>
import-done = <b>Importación de { $file } terminada</b>
import-bar = { $bar }
import-created = En Kinbox: { $count }
import-failed = Sin importar: { $count }
import-there = { $count ->
    [one] Ya existía, quedó fuera: { $count }
   *[other] Ya existían, quedaron fuera: { $count }
}
import-name-only = { $count ->
    [one] { $count } solo tiene nombre, sin teléfono ni correo.
   *[other] { $count } solo tienen nombre, sin teléfono ni correo.
}
import-too-many = Ya tienes { $count } listas esperando. Importa o cancela una de ellas y envía esta de nuevo.
import-no-reach = solo el nombre
import-for-all = { $count ->
    [one] <b>{ $file }</b>: una respuesta para { $count } contacto
   *[other] <b>{ $file }</b>: una respuesta para los { $count } contactos
}
import-over = Esta importación ya empezó o fue cancelada.
import-known-how = Los que ya están en Kinbox quedan fuera: reviso cada uno antes de enviarlo.
import-waiting = Quedan: { $count }
import-see-file = El archivo de abajo dice el motivo de cada uno que no entró. Corrígelo y envíalo de vuelta.
button-import = Importar { $count }
button-import-all = Importar todos, repetidos también ({ $count })
button-import-sure = Dejar fuera los ❔ e importar { $count }
button-import-suggested = Agregar el 9 e importar { $count }
button-pause = Pausar
button-resume = Seguir
shared-elsewhere = { $name } agregó un contacto a Kinbox.
shared-import = <b>{ $count ->
        [one] { $count } contacto importado
       *[other] { $count } contactos importados
    } a Kinbox</b>
    { $who }
    Agregados por { $name } · { $file }
file-empty = No hay nada en ese archivo.
file-no-contacts = No encontré contactos en ese archivo. Leo .vcf, y .csv o .xlsx con nombre y teléfono o correo.
file-too-long = Ese archivo pasa del límite de 5.000 contactos o 2 MB. Divídelo y envía una parte a la vez.
file-too-hard = No pude leer ese archivo: es demasiado pesado para mí. Expórtalo otra vez como .csv o .vcf, o divídelo en partes, y envíalo de nuevo.
file-gone = No pude descargar ese archivo. Envíalo de nuevo, por favor.
file-spreadsheet = No pude abrir esa hoja de cálculo. Guárdala como .xlsx sin contraseña, o como .csv, y envíala de nuevo, por favor.
failed-file-name = quedaron-fuera.csv
column-line = Línea
column-name = Nombre
column-phone = Teléfono
column-email = Correo
column-location = Dirección
column-notes = Notas
column-reason = Motivo
row-phone-no-digits = el teléfono no tiene dígitos
row-phone-no-area-code = falta el código de área del teléfono
row-phone-missing-ninth = falta el 9 del celular
row-phone-too-short = le faltan dígitos al teléfono
row-phone-too-long = al teléfono le sobran dígitos
row-phone-invalid = teléfono no válido
row-phone-several = hay más de un teléfono en el mismo campo
row-phone-north-american = el teléfono está en el formato de EE. UU.
row-phone-rounded = la hoja de cálculo redondeó el teléfono
row-email-malformed = el correo no está completo
row-email-too-long = el correo pasa de 100 caracteres
row-no-name = falta el nombre
row-name-too-long = el nombre pasa de 128 caracteres
row-notes-too-long = la nota pasa de 4096 caracteres
row-twice-in-file = repetido: mismo teléfono o correo que otro de arriba
row-vcard-unfinished = la tarjeta está cortada
row-vcard-empty = la tarjeta está vacía
row-vcard-group = es una lista de contactos, no un contacto
row-guessed = deduje un dato: revísalo
row-known = ya existe
row-rejected = Kinbox no lo aceptó
row-undecided = no pude confirmar si llegó; búscalo en Kinbox
row-gave-up = Kinbox no respondió en tres días
row-unreadable = no lo pude leer
row-kinbox = Kinbox no lo aceptó: { $reason }
row-suggestion = { $problem }; ¿será { $suggestion }?

# Fotos y audios
reading-photo = Leyendo la tarjeta…
reading-voice = Escuchando el audio…
reading-later = { $count ->
    [one] Recibida. Hay { $count } foto antes que esta; enseguida la leo.
   *[other] Recibida. Hay { $count } fotos antes que esta; enseguida la leo.
}
photo-off = Aquí no leo fotos. Escribe el teléfono o el correo, o comparte el contacto.
photo-little = Leí poco en esta foto. Si puedes, envía otra más de cerca y derecha, o escribe lo que falta.
photo-no-code = No encontré un código QR en esta foto, y aquí solo leo códigos. Escribe el teléfono o el correo, por favor.
photo-gone = No pude descargar esa foto. Envíala de nuevo, por favor.
photo-too-large = Esa foto es demasiado grande para mí. Envíala como foto y no como archivo, por favor.
photo-unreadable = No pude leer esa foto. Envía otra, o escribe el teléfono o el correo.
photo-no-contact-pix = Ese es un código de pago Pix, no un contacto.
photo-no-contact-payment = Ese es un código de pago, no un contacto.
photo-no-contact-wifi = Ese es un código de wifi, no un contacto.
photo-no-contact-boarding-pass = Esa es una tarjeta de embarque, no un contacto.
photo-no-contact-password = Ese código guarda una contraseña, no un contacto.
photo-no-contact-product = Ese es el código de un producto, no un contacto.
voice-off = Los audios aún no los puedo escuchar. Escribe el contacto, o guarda en las notas que hubo un audio.
voice-little = No entendí nada en ese audio. Grábalo de nuevo o escribe, por favor.
voice-gone = No pude descargar ese audio. Envíalo de nuevo, por favor.
voice-too-large = Ese audio es demasiado largo para mí. Envía uno más corto, por favor.
voice-unreadable = No pude transcribir ese audio. Escribe el contacto, por favor.
voice-away = El servicio que transcribe los audios no respondió. Envíalo de nuevo en un momento, o escribe el contacto.
voice-note = Audio de { $length }, { $moment }
button-keep-voice = Guardar en notas

# Avisos al tocar un botón
toast-picked = Anotado. Enviando a Kinbox…
toast-closed = Este contacto ya está terminado.
toast-old = Esta tarjeta es antigua. Usa la más reciente.
toast-on-its-way = Ya lo recibí, va camino a Kinbox.
toast-not-yours = Este formulario es de otra persona.
toast-not-allowed = Este bot es solo para el equipo.
toast-retrying = Bien, lo intento otra vez.

# Comandos
command-newcontact = Agregar un contacto a Kinbox
command-event = Modo feria: un contacto tras otro
command-cancel = Cancelar el contacto en curso
command-pending = Lo que aún no está en Kinbox
command-recent = Tus últimos 10 contactos
command-mine = Los contactos que tomaste
command-mydata = Lo que guardo sobre ti
command-forget = Borrar lo que guardo sobre una persona
command-find = Buscar un contacto
command-language = Cambiar el idioma
command-id = Mostrar tu ID de Telegram
command-jobs = La cola y lo que salió mal
command-help = Cómo funciona
help = Agrego contactos a Kinbox: respondes unas preguntas, revisas y guardas.
    Más rápido aún: comparte el contacto conmigo, pega un texto con teléfono o correo, o escribe todo de una vez: <code>/newcontact Ana Lima, ana@ejemplo.com</code>. En respuesta a un mensaje, /newcontact lee lo que hay en él.
    Lo que guardaste queda a salvo conmigo hasta que Kinbox lo confirme, aunque Kinbox no responda.
    Para corregir una respuesta, edita tu mensaje o usa los botones de la tarjeta.
help-command = /{ $command } – { $description }
your-id = Tu ID de Telegram: <code>{ $id }</code>
chat-id = ID de este grupo: <code>{ $id }</code>
pending-none = Todo está en Kinbox. No hay nada pendiente.
pending-title = <b>Aún no está en Kinbox</b>
pending-waiting = <b>{ $name }</b>: en espera, sigo intentando
pending-no-access = <b>{ $name }</b>: Kinbox rechazó el acceso del bot{ $told ->
    [yes] ; la persona responsable ya lo sabe
   *[no] ; avisa a la persona responsable
}
pending-rejected = <b>{ $name }</b>: Kinbox no lo aceptó
pending-undecided = <b>{ $name }</b>: no sé si llegó; búscalo en Kinbox
pending-absent = <b>{ $name }</b>: no está en Kinbox; ¿lo envío o lo descarto?
pending-aside = <b>{ $name }</b>: dejé de reintentar{ $told ->
    [yes] ; la persona responsable del bot ya lo sabe
   *[no] ; avisa a la persona responsable del bot
}
pending-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}
button-fix-one = Corregir: { $name }
recent-none = Todavía no agregaste contactos por aquí. Para empezar, toca /newcontact.
forget-how = Envía /forget con el teléfono o el correo de la persona. Ejemplo: /forget 85 99728-1648
forget-question = ¿Borro todo lo que guardo sobre { $query }? Contactos que encontré: { $count }. En Kinbox y en los chats no cambia nada: allí hay que borrarlo a mano.
forget-done = Borrado. Copias: { $copies }, en camino a Kinbox: { $jobs }, filas de listas: { $rows }. Lo escrito en el chat sale de la base en hasta 3 días. En Kinbox, en los chats y en las copias de seguridad, bórralo a mano.
button-forget = Borrar
my-data = Esto es todo lo que guardo sobre ti y los contactos que agregaste.
my-data-file = mis-datos.json
taken-by = <b>{ $name }</b> se encarga de este contacto · { $moment }
taken-yours = <b>{ $name }</b> queda contigo.
told-taken = <b>{ $taker }</b> se encarga de <b>{ $name }</b>, que tú agregaste.
told-given-back = <b>{ $taker }</b> devolvió a <b>{ $name }</b>, que tú agregaste.
button-take = Yo me encargo
button-give-back = Devolver
mine-title = <b>Los contactos que tomaste</b>
mine-line = { $number }. { $name }
mine-none = No tomaste ningún contacto. En el grupo del equipo, toca “Yo me encargo” en la tarjeta de un contacto.
toast-taken = Otra persona ya tomó este contacto.
toast-yours = Es tuyo. Te envié el contacto en privado.
toast-given-back = Devuelto.
find-how = Envía /buscar con un teléfono, correo o nombre. Ejemplo: /buscar 85 99728-1648
find-title = <b>Encontré</b>
find-line = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] { " · " }{ $phone }
}{ $rep ->
    [none] { " · en Kinbox" }
   *[other] { " · " }agregado por { $rep } el { $day }
}
find-none = No encontré { $query }.
find-names = Por nombre busco solo entre los contactos que pasaron por mí. Por teléfono o correo busco también en Kinbox.
find-incomplete = Kinbox no respondió ahora: allí puede haber más.
known-title = <b>Este teléfono ya es de un contacto</b>
known-go-on = Si es otra persona, solo continúa.
note-left = La nota ya está en Kinbox. Para cambiarla, edítala directamente allí, por favor.
recent-title = <b>Tus últimos contactos</b>
recent-line = { $number }. { $day } · <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
}
choose-language = ¿En qué idioma quieres hablar conmigo?
language-chosen = Listo, ahora hablo español.
stranger = Este bot es solo para el equipo. Si formas parte de él, pasa este número a la persona responsable del bot: <code>{ $id }</code>
anonymous-admin = Como administrador anónimo no puedo saber quién eres. Sigue conmigo en privado.
may-not-write = Todavía no puedo escribirte. Toca el botón para seguir en privado.
only-in-private = Eso lo muestro solo en privado.
trouble = Algo salió mal aquí con tu último mensaje. Lo que ya llenaste está guardado: toca /newcontact para seguir.

# Para quien administra
admin-kinbox-no-access = ⚠️ Kinbox rechazó la clave del bot ({ $detail }). Los contactos guardados se enviarán cuando la clave vuelva a funcionar. Revisa KINBOX_API_TOKEN y KINBOX_API_URL.
admin-kinbox-down = ⚠️ Kinbox no responde. Los contactos guardados salen solos cuando vuelva.
admin-waiting = { $count ->
    [one] { $count } contacto en espera.
   *[other] { $count } contactos en espera.
}
admin-kinbox-back = ✅ Kinbox vuelve a aceptar el bot. Los contactos guardados se están enviando.
admin-members-unreadable = ⚠️ No puedo ver quién está en el grupo { $detail }, así que nadie de ahí entra. Deja visible la lista de miembros, o hazme administrador del grupo.
admin-share-failed = ⚠️ No pude publicar un contacto en el grupo { $detail }. El contacto está en Kinbox.
admin-update-aside = ⚠️ No pude procesar un mensaje y lo dejé aparte ({ $detail }).
restored = Tuve que volver a una copia de seguridad de { $from }. Lo que me enviaste entre { $from } y { $to } puede haberse perdido: revisa en Kinbox y envía de nuevo lo que falte.
admin-trouble-database = ⚠️ Hace más de un minuto que no puedo escribir en la base de datos. Los mensajes nuevos esperan en Telegram. Revisa el disco y DATABASE_URL.
admin-trouble-intake = ⚠️ Hace más de un minuto que no recibo mensajes de Telegram. Revisa si otra copia del bot usa el mismo BOT_TOKEN.
admin-trouble-webhook = ⚠️ Telegram no logra entregarme mensajes por el webhook. Revisa la dirección, el certificado y el proxy.
admin-trouble-kinbox-token = ⚠️ Kinbox rechaza la clave del bot. Revisa KINBOX_API_TOKEN y KINBOX_API_URL. Los contactos guardados esperan hasta entonces.
admin-over-database = ✅ La base de datos vuelve a escribir.
admin-over-intake = ✅ Vuelvo a recibir mensajes de Telegram.
admin-over-webhook = ✅ El webhook vuelve a funcionar.
admin-over-kinbox-token = ✅ Kinbox acepta otra vez la clave del bot.
admin-job-aside = ⚠️ Dejé de intentar enviar un contacto después de 72 horas ({ $detail }). Sigue guardado.
job-create-contact = Enviar contacto a Kinbox
job-update-contact = Cambiar contacto en Kinbox
job-set-field = Completar un campo en Kinbox
job-tell-update = Avisar de un cambio
job-run-import = Importación
job-read-photo = Leer foto
job-read-voice = Escuchar audio
job-refresh-card = Actualizar tarjeta
job-share-import = Avisar al equipo de una importación
job-tell-rep = Avisar al vendedor
job-share-contact = Mostrar contacto al equipo
job-tell-admin = Avisar al responsable
job-tell-taken = Avisar quién tomó un contacto
job-tell-stranger = Responder a un desconocido
job-apologize = Pedir disculpas
job-state-pending = en cola
job-state-sending = en curso
job-state-unclear = por confirmar en Kinbox
job-state-undecided = esperando al vendedor
job-state-rejected = rechazado por Kinbox
job-state-aside = detenido
job-state-done = listo
job-unknown = Tarea de otra versión
job-update = Mensaje recibido
jobs-title = <b>Lo que está en cola</b>
jobs-none = No hay nada pendiente.
jobs-updates = mensajes en espera: { $count }
jobs-line = { $kind } · { $state }: { $count }
jobs-waiting-title = Contactos que esperan, los más antiguos primero:
jobs-waiting-line = <b>{ $name }</b> · { $rep } · { $state }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
} · desde { $since }
jobs-aside-title = <b>Lo que dejé aparte</b>
jobs-aside-line = { $id } · { $about }{ $name ->
    [none] {""}
   *[other] { " " }{ $name }
} · { $reason } · { $since }

# Reminders
button-remind = Recordar
button-remind-hour = En 1 hora
button-remind-tomorrow = Mañana, 9:00
button-remind-days = En 3 días, 9:00
button-remind-monday = Lunes, 9:00
button-remind-yes = Sí, recordar
button-remind-off = Borrar el recordatorio
button-remind-other = Otra hora…
button-remind-done = Hecho
button-reminder-drop = Borrar { $number }
remind-ask = <b>¿Cuándo te recuerdo a { $name }?</b>
remind-how = Toca o escribe cuándo: <i>viernes 14h</i>, <i>25/11 9:30</i>, <i>mañana a las 10</i>.
remind-check = Te recuerdo a <b>{ $name }</b>: <b>{ $when }</b>. ¿Está bien? Si no, escríbelo de nuevo.
remind-set = Listo. Te recuerdo a <b>{ $name }</b>: <b>{ $when }</b>.
remind-off = Recordatorio de <b>{ $name }</b> borrado.
remind-unclear = No entendí <b>{ $text }</b> como fecha y hora. Escribe así: <i>viernes 14h</i>, <i>25/11 9:30</i>, <i>mañana a las 10</i>.
remind-past = Esa hora ya pasó. Escribe otra: <i>mañana a las 10</i>, <i>viernes 14h</i>.
remind-far = Solo puedo recordar hasta { $days } días más adelante. Escribe una fecha más cercana.
remind-now = <b>Recordatorio: { $name }</b>
remind-late = Era para { $when }.
remind-done = <b>{ $name }: hecho.</b>
remind-gone = <b>Recordatorio de un contacto que ya no guardo aquí.</b> Búscalo en Kinbox por el ID <code>{ $id }</code>.
reminders-title = <b>Tus recordatorios</b>
reminders-line = { $number }. { $name }: { $when }
reminders-none = No tienes recordatorios. Para crear uno, toca “Recordar” en la tarjeta de un contacto.
command-reminders = Tus recordatorios
job-remind = Recordatorio
expiring = { $count ->
    [one] <b>{ $count } contacto todavía no está guardado: { $names }.</b>
   *[other] <b>{ $count } contactos todavía no están guardados: { $names }.</b>
}
    Si nadie los toca, los borro después de { $when }.
job-tell-expiry = Aviso de contacto sin guardar

# El equipo, para responsables
team-title = <b>Equipo</b>
team-admins = <b>Responsables</b>
team-reps = <b>Vendedores por invitación</b>
team-groups = <b>Grupos</b>: quienes están en ellos también pueden usar el bot, y ahí aparecen los contactos
team-nobody = nadie todavía
team-fixed = { $name } · definido en el servidor
team-first = { $name } · desde { $day }
team-member = { $name } · desde { $day }, invitación de { $by }
team-group = { $title } · { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
} · desde { $day }, por { $by }
team-group-unseen = { $title } · no puedo ver cuántos miembros · desde { $day }, por { $by }
team-unknown = número { $id }
team-ask-person = ¿Quitar el acceso a <b>{ $name }</b>? Vale al instante: lo que aún no se guardó no sigue.
team-ask-group = ¿Quitar el grupo <b>{ $name }</b>? Quien usa el bot solo por estar en él pierde el acceso al instante, y los contactos nuevos ya no aparecen ahí.
team-how-many = ¿Para cuántas personas es la invitación? Cada una la usa una vez; vale por un día.
team-pick = Toca “Elegir grupo” aquí abajo y elígelo de tu lista. Yo tengo que estar en el grupo.
team-group-added = <b>{ $title }</b> ahora es un grupo del equipo, con { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}. { $topics ->
    [yes] Los contactos aparecen en el tema donde se dio el comando, o si no en General.
   *[no] Los contactos nuevos aparecen ahí.
}
team-group-absent = No estoy en ese grupo ({ $title }). Agrégame y elígelo de nuevo en /team.
team-group-mute = En <b>{ $title }</b> no puedo escribir. Permite mensajes a los miembros, o hazme administrador, y elígelo de nuevo en /team.
team-group-kind = <b>{ $title }</b> no es un grupo. Elige un grupo en /team.
team-log-empty = Aún no hay nada en el registro.
team-did-invite = { $moment } · { $who } creó una invitación ({ $whom })
team-did-join = { $moment } · { $who } entró ({ $whom })
team-did-remove = { $moment } · { $who } quitó el acceso a { $whom }
team-did-add-group = { $moment } · { $who } eligió el grupo { $whom }
team-did-remove-group = { $moment } · { $who } quitó el grupo { $whom }
invite-rep = { $count ->
    [one] Invitación para <b>{ $count } persona</b>
   *[other] Invitación para hasta <b>{ $count } personas</b>
}, hasta { $when }. Muestra este código o reenvía el enlace: { $link }
invite-admin = Invitación para <b>{ $count }</b> nuevo responsable, hasta { $when }. Podrá todo lo que tú puedes. Enlace: { $link }
welcome-admin = Listo, { $name }: eres responsable de este bot. En /team eliges el grupo del equipo e invitas a los vendedores; /jobs muestra lo que espera, /help lista lo demás. Para agregar un contacto, toca /newcontact.
welcome-rep = ¡Te damos la bienvenida al equipo, { $name }!
greeting-ways = Llevo contactos a Kinbox. Comparte un contacto conmigo, pega un texto con teléfono o correo, o manda un archivo .vcf, .csv o .xlsx. O toca /newcontact y responde una pregunta a la vez. /help lista todo.
button-invite-reps = Invitar vendedores
button-invite-admin = Invitar responsable
button-choose-group = Agregar grupo
button-team-log = Registro
button-pick-group = Elegir grupo
button-take-away = Quitar { $name }
button-take-away-yes = Sí, quitar
command-team = Equipo: invitaciones, grupos, acceso
role-admin = responsable
role-rep = vendedor

# Cifras
command-stats = Cifras de las últimas cuatro semanas
stats-none = Ningún contacto en las últimas cuatro semanas. Cuando alguien guarde uno, las cifras aparecen aquí.
stats-none-own = No agregaste contactos en las últimas cuatro semanas. Toca /newcontact para empezar.
stats-title = { $count ->
    [one] <b>{ $count } contacto</b> del equipo en las últimas cuatro semanas
   *[other] <b>{ $count } contactos</b> del equipo en las últimas cuatro semanas
}
stats-title-own = { $count ->
    [one] Agregaste <b>{ $count } contacto</b> en las últimas cuatro semanas
   *[other] Agregaste <b>{ $count } contactos</b> en las últimas cuatro semanas
}
stats-chart = { $count ->
    [one] { $count } contacto
   *[other] { $count } contactos
}
stats-chart-own = { $count ->
    [one] Tu { $count } contacto
   *[other] Tus { $count } contactos
}
stats-best = Mejor día: { $day } ({ $count })
stats-list = <b>{ $title }:</b> { $list }
stats-by-rep = Por vendedor
stats-by-event = Por evento
stats-by-way = Cómo llegaron
stats-nobody = sin nombre
stats-no-event = sin evento
stats-others = otros
way-card = contacto compartido
way-text = texto
way-photo = foto
way-voice = audio
way-file = archivo
way-form = preguntas
way-unknown = no registrado
event-for-all = El equipo está en <b>{ $name }</b>: tus contactos entran con ese origen.
event-begun-for-all = <b>{ $name }</b> vale para todo el equipo: los contactos de todos entran con ese origen, desde el próximo mensaje de cada quien. Al terminar te mando el resumen.
event-ended-for-all = <b>{ $name }</b> se terminó para todo el equipo. Sigue el resumen.
event-over = { $count ->
    [0] <b>{ $name }</b> terminó: { $count } contactos. Nadie guardó un contacto en ese evento.
    [one] <b>{ $name }</b> terminó: { $count } contacto
   *[other] <b>{ $name }</b> terminó: { $count } contactos
}
event-over-rep = { $rep }: { $count }
event-over-known = Ya conocidos encontrados: { $count }
event-over-waiting = Aún en camino a Kinbox: { $count }
event-file-name = evento.csv
event-file-total = total
event-file-known = ya conocidos
event-file-waiting = aún en camino
button-event-for-all = Para todo el equipo
button-end-for-all = Terminar para todos
job-tell-event = Resumen de un evento
