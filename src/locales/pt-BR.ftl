# Campos
field-name = Nome
field-phone = Telefone
field-email = E-mail
field-notes = Observações
field-location = Local
id-line = ID no Kinbox: <code>{ $id }</code>
line-guessed = { $label }: { $value } ❔
line = { $label }: { $value }
private-mark = 🔒 Privado: no Kinbox, só quem tem permissão vê

# Linhas das observações
note-organisation = Empresa
note-title = Cargo
note-nickname = Apelido
note-phone = Telefone
note-fax = Fax
note-email = E-mail
note-url = Site
note-handle = Perfil
note-location = Endereço

# O formulário
new-contact = <b>Novo contato</b>
editing = <b>Editando</b> · { $field }
filled-in = <b>Contato pronto para salvar</b>
correcting = <b>Corrigindo o que está no Kinbox</b>
correcting-waiting = <b>Corrigindo um contato a caminho do Kinbox</b>
guessed = <i>❔ Deduzi do texto: confira antes de salvar.</i>
ask-name = Qual é o nome?
ask-phone = Qual é o telefone?
hint-phone = Com DDD, por exemplo <code>{ $example }</code>
ask-email = Qual é o e-mail?
ask-notes = Quer anotar alguma coisa?
ask-location = Qual é o local? Escreva, ou mande a localização pelo 📎.
ask-own = Preencha: <b>{ $name }</b>
hint-own-multi-select = Toque em todas que valem e depois em “Pronto”.
hint-own-date = Por exemplo: <code>25/11/2026</code>
hint-own-day = Por exemplo: <code>25/11/2026</code>
hint-own-datetime = Por exemplo: <code>25/11/2026 14:30</code>
yes = Sim
no = Não
no-way-to-reach = Sem telefone e sem e-mail: depois vai ser difícil falar com essa pessoa.
cancelled = { $named ->
    [no] Cancelado. Nada foi enviado ao Kinbox.
   *[yes] Cancelado: <b>{ $name }</b>. Nada foi enviado ao Kinbox.
}
parked = <b>Contato em espera</b>
noted = <i>Anotei nas observações.</i>
note-or-contact = “{ $text }” é uma observação deste contato ou um contato novo?
too-many-drafts = Você já tem 50 contatos sem terminar. Salve ou cancele alguns e mande este de novo: ele ainda está aqui na conversa.
rejected-because = O Kinbox não aceitou: <i>{ $reason }</i>
nothing-to-cancel = Nenhum contato em andamento. Para começar um, toque em /newcontact.
unknown-command = Não conheço esse comando. /help mostra o que eu sei fazer.
no-form = Para adicionar um contato, toque em /newcontact. Também leio um contato compartilhado, um texto com telefone ou e-mail, e arquivos .vcf, .csv ou .xlsx.
greeting = Oi! Eu levo contatos para o Kinbox. O jeito mais rápido: compartilhe um contato comigo, cole um texto com telefone ou e-mail, ou mande um arquivo .vcf, .csv ou .xlsx.
    Ou responda aqui, uma pergunta por vez:

# O que não deu para ler
problem-name-empty = Não encontrei um nome nessa mensagem. Escreva, por exemplo, <i>Maria Souza</i>.
problem-name-no-letter = Em <b>{ $text }</b> não há nenhuma letra. Qual é o nome? Por exemplo, <i>Maria Souza</i>.
problem-name-too-long = { $excess ->
    [one] O nome passou do limite de 128 caracteres: tire { $excess } caractere.
   *[other] O nome passou do limite de 128 caracteres: tire { $excess } caracteres.
}
problem-name-needed = O nome é obrigatório.
problem-phone-no-digits = Não encontrei um telefone nessa mensagem. Escreva com DDD, por exemplo <code>{ $example }</code>.
problem-phone-no-area-code = Faltou o DDD em <b>{ $text }</b>. Escreva com ele, por exemplo <code>{ $example }</code>.
problem-phone-missing-ninth = Parece um celular sem o 9 na frente. Seria <b>{ $suggestion }</b>?
problem-phone-too-short = Faltam números em <b>{ $text }</b>. Um telefone completo é assim: <code>{ $example }</code>.
problem-phone-too-long = Tem número a mais em <b>{ $text }</b>. Um telefone completo é assim: <code>{ $example }</code>.
problem-phone-invalid = <b>{ $text }</b> não parece um telefone válido. O formato é <code>{ $example }</code>.
problem-phone-several = Encontrei mais de um telefone. Mande só um; o outro pode ir nas observações.
problem-phone-north-american = Esse número está escrito como nos EUA ou no Canadá. Seria <b>{ $suggestion }</b>?
problem-email-malformed = <b>{ $text }</b> não parece um e-mail. O formato é <code>nome@empresa.com.br</code>.
problem-email-typo = Será que é <b>{ $suggestion }</b>?
problem-email-too-long = O e-mail passou do limite de 100 caracteres.
problem-notes-empty = Não encontrei texto nessa mensagem. Escreva a observação ou toque em “Pular”.
problem-notes-full = As observações deste contato já estão cheias: não coube mais isso.
problem-notes-too-long = { $excess ->
    [one] A observação passou do limite de 4096 caracteres: tire { $excess } caractere.
   *[other] A observação passou do limite de 4096 caracteres: tire { $excess } caracteres.
}
problem-location-empty = Não encontrei um local nessa mensagem. Escreva o endereço ou o nome do lugar.
problem-location-too-long = { $excess ->
    [one] O local passou do limite de 200 caracteres: tire { $excess } caractere.
   *[other] O local passou do limite de 200 caracteres: tire { $excess } caracteres.
}
problem-own-empty = Não encontrei texto nessa mensagem. Escreva a resposta, por favor.
problem-own-too-long = { $excess ->
    [one] A resposta passou do limite de 500 caracteres: tire { $excess } caractere.
   *[other] A resposta passou do limite de 500 caracteres: tire { $excess } caracteres.
}
problem-own-not-an-option = <b>{ $text }</b> não está entre as opções. Escolha uma delas, por favor.
problem-own-not-a-number = Não entendi <b>{ $text }</b> como número. Escreva só o número, por exemplo <code>1250,50</code>.
problem-own-not-yes-no = Não entendi <b>{ $text }</b>. Responda sim ou não.
problem-own-not-a-day = Não entendi <b>{ $text }</b> como data. Escreva dia, mês e ano, por exemplo <code>25/11/2026</code>.
problem-own-not-a-moment = Não entendi <b>{ $text }</b>. Escreva a data e a hora, por exemplo <code>25/11/2026 14:30</code>.
problem-own-needed = Este campo é obrigatório na sua equipe.
problem-nothing-found = Não encontrei telefone nem e-mail no texto corrigido: deixei o contato como estava.
problem-not-text = Isso eu não consigo ler. Responda com texto, por favor.
problem-choose-first = Antes, escolha uma das opções abaixo, por favor.
problem-use-buttons = Para salvar ou mudar algum campo, use os botões abaixo.

# Já existe
duplicate-title = <b>Esse contato já existe</b>
duplicate-added = <b>{ $name }</b> · adicionado por { $rep } em { $day }
duplicate-on-its-way = <b>{ $name }</b> · salvo por { $rep } em { $day }, a caminho do Kinbox
duplicate-in-kinbox = <b>{ $name }</b> · no Kinbox
duplicate-question = E os dados de <b>{ $name }</b> que você acabou de mandar?

# Botões
button-save = Salvar
button-skip = Pular
button-keep-value = Manter
button-done = Pronto
button-back = Voltar
button-cancel = Cancelar
button-clear = Apagar
button-edit-name = Editar nome
button-edit-phone = Editar telefone
button-edit-email = Editar e-mail
button-edit-notes = Editar observações
button-edit-location = Local
button-edit-own = Editar { $name }
button-save-now = Salvar agora
button-new-contact = Novo contato: { $name }
offer-contact = Quer adicionar <b>{ $name }</b>? Se era outra coisa, mande o contato, um texto com o telefone ou /novo.
button-show = Ver
button-save-anyway = Salvar mesmo assim
button-add-note = Só adicionar a observação
button-add-to = Adicionar a { $name }
button-private-off = Privado: não
button-private-on = Privado: sim
button-use = Usar { $suggestion }
button-keep-this = Manter { $text }
button-keep = Guardar nas observações
button-undo = Desfazer
button-undo-note = Tirar das observações
button-as-note = É observação
button-as-contact = É contato novo
button-continue = Continuar o contato
button-add-another = Adicionar outro
button-open = Abrir no Kinbox
button-whatsapp = WhatsApp
button-copy-phone = Copiar telefone
button-copy-email = Copiar e-mail
button-fix = Corrigir
button-discard = Descartar
button-it-is-there = Já está lá
button-send-again = Enviar de novo
button-retry = Tentar de novo: { $id }
button-go-private = Continuar no privado
button-end-event = Encerrar evento

# Depois de salvar
sending = <b>Enviando ao Kinbox…</b>
created = <b>Salvo no Kinbox ✅</b>
arrived = Chegou ao Kinbox: <b>{ $name }</b> ✅
waiting = <b>Contato guardado, mas ainda não chegou ao Kinbox.</b>
    Continuo tentando e te aviso.
checking = <b>Contato guardado. Estou conferindo se já chegou ao Kinbox.</b>
    Você não precisa fazer nada: te aviso aqui.
no-access = <b>Contato guardado, mas ainda não chegou ao Kinbox.</b>
    O Kinbox recusou o acesso do bot. { $told ->
        [yes] Já avisei o responsável; quando resolverem, eu envio e te aviso.
       *[no] Avise o responsável pelo bot; quando resolverem, eu envio e te aviso.
    }
rejected = <b>O Kinbox não aceitou este contato.</b>
rejected-reason = Motivo do Kinbox: <i>{ $reason }</i>
rejected-what-now = Nada se perdeu: toque em “Corrigir” para ajustar e salvar de novo.
undecided = <b>Não consegui confirmar se este contato chegou ao Kinbox.</b>
    Procure por ele lá e me diga: já está, ou envio de novo?
aside = <b>Este contato ainda não entrou no Kinbox e parei de tentar automaticamente.</b>
    { $told ->
        [yes] Ele continua guardado, e o responsável pelo bot foi avisado.
       *[no] Ele continua guardado. Avise o responsável pelo bot.
    }
settled = <b>Certo: já está no Kinbox.</b>
    Continuo conferindo; se não estiver lá, te aviso.
absent = <b>Este contato não está no Kinbox.</b>
    Procurei de novo, e a busca veio completa. Talvez você tenha visto outra pessoa lá. Quer que eu envie?
sending-again = <b>Enviando de novo ao Kinbox…</b>
shared = <b>Novo contato no Kinbox</b>
shared-many = { $count ->
    [one] <b>{ $count } novo contato no Kinbox</b>
   *[other] <b>{ $count } novos contatos no Kinbox</b>
}
shared-one = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
} · por { $rep }
added-by = Adicionado por { $name }
corrected-by = corrigido por { $name }
private-shared = 🔒 Contato privado: detalhes só no Kinbox.

# Mudanças em quem já está no Kinbox
update-sending = <b>Atualizando { $name } no Kinbox…</b>
update-noted = Pronto: adicionei a sua observação a <b>{ $name }</b> no Kinbox.
update-updated = Pronto: atualizei <b>{ $name }</b> no Kinbox.
update-completed = Pronto: completei <b>{ $name }</b> no Kinbox.
update-filled = No contato agora: { $fields }
update-in-notes = Nas observações, porque o contato já tinha outro valor: { $fields }
update-notes-left = As observações ficaram como estavam: alguém mexeu nelas no Kinbox.
update-failed = Não consegui alterar <b>{ $name }</b> no Kinbox. Faça essa mudança direto lá, por favor.
correction-offer = <b>{ $name }</b> já está no Kinbox. Altero lá também?
correction-too-late = <b>{ $name }</b> já está no Kinbox, e por aqui não consigo mais alterar. Faça essa mudança direto lá, por favor.
correction-kept = Anotado: corrijo <b>{ $name }</b> assim que chegar ao Kinbox.
correction-offer-waiting = <b>{ $name }</b> ainda está a caminho do Kinbox. Corrijo assim que chegar?
correction-notes-empty = Não consigo apagar as observações de <b>{ $name }</b> por aqui. Apague direto no Kinbox, por favor.
correction-left = Certo, deixei <b>{ $name }</b> como estava.
button-correct = Atualizar no Kinbox
button-leave = Deixar como está

# Evento
event-on = Modo feira ligado: <b>{ $name }</b>. Hoje os seus contatos entram com essa origem e, a cada um salvo, já abro o próximo formulário. Para encerrar, toque em /event.
event-off = Certo, encerrei o evento <b>{ $name }</b>. Contatos salvos: { $count }.
event-now = Você está em <b>{ $name }</b>. Contatos salvos até agora: { $count }.
event-none = Nenhum evento em andamento.
event-ask = Qual é o nome do evento? Escreva, por exemplo <i>Feira do Livro</i>: os contatos de hoje entram com essa origem, e a cada um salvo já abro o próximo formulário.
event-how = Escreva o nome do evento junto: <code>/event Feira do Livro</code>. Durante o dia, os seus contatos entram com essa origem e, a cada um salvo, já abro o próximo formulário.
event-too-long = { $excess ->
    [one] O nome do evento passou do limite de 100 caracteres: tire { $excess } caractere.
   *[other] O nome do evento passou do limite de 100 caracteres: tire { $excess } caracteres.
}

# Vários contatos de uma vez
import-file = { $count ->
    [one] <b>{ $count } contato em { $file }</b>
   *[other] <b>{ $count } contatos em { $file }</b>
}
import-cards = { $count ->
    [one] <b>{ $count } contato</b>
   *[other] <b>{ $count } contatos</b>
}
import-row = { $name } · { $reach }
import-more = … e mais { $count }
import-guessed = ❔ { $count ->
    [one] Em { $count } contato deduzi um dado
   *[other] Em { $count } contatos deduzi um dado
}: confira antes de importar.
import-left-out = { $count ->
    [one] <b>{ $count } fica de fora:</b>
   *[other] <b>{ $count } ficam de fora:</b>
}
import-wrong = nº { $row }: { $problem }
import-none-good = Não sobrou nenhum contato para importar. Corrija o arquivo e mande de novo.
import-shared-cards = contatos compartilhados
import-running = <b>Importando { $file }</b>
import-paused = <b>Importação de { $file } em pausa</b>
import-cancelled = <b>Importação de { $file } cancelada</b>
import-done = <b>Importação de { $file } concluída</b>
import-bar = { $bar }
import-created = No Kinbox: { $count }
import-failed = Não importados: { $count }
import-there = { $count ->
    [one] Já existia, ficou de fora: { $count }
   *[other] Já existiam, ficaram de fora: { $count }
}
import-name-only = { $count ->
    [one] { $count } tem só o nome, sem telefone nem e-mail.
   *[other] { $count } têm só o nome, sem telefone nem e-mail.
}
import-too-many = Você já tem { $count } listas esperando. Importe ou cancele uma delas e mande esta de novo.
import-no-reach = só o nome
import-for-all = { $count ->
    [one] <b>{ $file }</b>: uma resposta vale para { $count } contato
   *[other] <b>{ $file }</b>: uma resposta vale para os { $count } contatos
}
import-over = Esta importação já começou ou foi cancelada.
import-known-how = Quem já está no Kinbox fica de fora: confiro cada um antes de enviar.
import-waiting = Restam: { $count }
import-see-file = O arquivo abaixo diz o motivo de cada um que não entrou. Corrija e mande de volta.
button-import = Importar { $count }
button-import-all = Importar todos, até repetidos ({ $count })
button-import-sure = Deixar ❔ de fora e importar { $count }
button-import-suggested = Pôr o 9 que falta e importar { $count }
button-pause = Pausar
button-resume = Continuar
shared-elsewhere = { $name } adicionou um contato ao Kinbox.
shared-import = <b>{ $count ->
        [one] { $count } contato importado
       *[other] { $count } contatos importados
    } para o Kinbox</b>
    { $who }
    Adicionados por { $name } · { $file }
file-empty = Não há nada nesse arquivo.
file-no-contacts = Não encontrei contatos nesse arquivo. Leio .vcf, e .csv ou .xlsx com nome e telefone ou e-mail.
file-too-long = Esse arquivo passa do limite de 5.000 contatos ou 2 MB. Divida em partes e mande uma de cada vez.
file-too-hard = Não consegui ler esse arquivo: ele é pesado demais para mim. Exporte de novo como .csv ou .vcf, ou divida em partes, e mande outra vez.
file-gone = Não consegui baixar esse arquivo. Mande de novo, por favor.
file-spreadsheet = Não consegui abrir essa planilha. Salve como .xlsx sem senha, ou como .csv, e mande de novo, por favor.
failed-file-name = ficaram-de-fora.csv
column-line = Linha
column-name = Nome
column-phone = Telefone
column-email = E-mail
column-location = Endereço
column-notes = Observações
column-reason = Motivo
row-phone-no-digits = o telefone não tem números
row-phone-no-area-code = falta o DDD no telefone
row-phone-missing-ninth = falta o 9 no celular
row-phone-too-short = faltam números no telefone
row-phone-too-long = tem número a mais no telefone
row-phone-invalid = telefone inválido
row-phone-several = há mais de um telefone no mesmo campo
row-phone-north-american = o telefone está no formato dos EUA
row-phone-rounded = a planilha arredondou o telefone
row-email-malformed = o e-mail não está completo
row-email-too-long = o e-mail passa de 100 caracteres
row-no-name = falta o nome
row-name-too-long = o nome passa de 128 caracteres
row-notes-too-long = a observação passa de 4096 caracteres
row-twice-in-file = repetido: mesmo telefone ou e-mail de outro acima
row-vcard-unfinished = o cartão está cortado no meio
row-vcard-empty = o cartão está vazio
row-vcard-group = é uma lista de contatos, não um contato
row-guessed = deduzi um dado: confira
row-known = já existe
row-rejected = o Kinbox não aceitou
row-undecided = não consegui confirmar se chegou; procure no Kinbox
row-gave-up = o Kinbox não respondeu em três dias
row-unreadable = não consegui ler
row-kinbox = o Kinbox não aceitou: { $reason }
row-suggestion = { $problem }; seria { $suggestion }?

# Fotos e áudios
reading-photo = Lendo o cartão…
reading-voice = Ouvindo o áudio…
reading-later = { $count ->
    [one] Recebi. Há { $count } foto na frente desta; já leio.
   *[other] Recebi. Há { $count } fotos na frente desta; já leio.
}
photo-off = Fotos eu não leio por aqui. Escreva o telefone ou o e-mail, ou compartilhe o contato.
photo-little = Li pouco nesta foto. Se puder, mande outra mais de perto e reta, ou escreva o que falta.
photo-no-code = Não encontrei um QR code nesta foto, e aqui só leio códigos. Escreva o telefone ou o e-mail, por favor.
photo-gone = Não consegui baixar essa foto. Mande de novo, por favor.
photo-too-large = Essa foto é grande demais para mim. Mande como foto, e não como arquivo, por favor.
photo-unreadable = Não consegui ler essa foto. Mande outra, ou escreva o telefone ou o e-mail.
photo-no-contact-pix = Esse é um código de pagamento Pix, não um contato.
photo-no-contact-payment = Esse é um código de pagamento, não um contato.
photo-no-contact-wifi = Esse é um código de Wi-Fi, não um contato.
photo-no-contact-boarding-pass = Esse é um cartão de embarque, não um contato.
photo-no-contact-password = Esse código guarda uma senha, não um contato.
photo-no-contact-product = Esse é o código de um produto, não um contato.
voice-off = Áudios eu ainda não consigo ouvir. Escreva o contato, ou guarde na observação que houve um áudio.
voice-little = Não entendi nada nesse áudio. Grave de novo ou escreva, por favor.
voice-gone = Não consegui baixar esse áudio. Mande de novo, por favor.
voice-too-large = Esse áudio é longo demais para mim. Mande um mais curto, por favor.
voice-unreadable = Não consegui transcrever esse áudio. Escreva o contato, por favor.
voice-away = O serviço que transcreve os áudios não respondeu. Mande de novo daqui a pouco, ou escreva o contato.
voice-note = Áudio de { $length }, { $moment }
button-keep-voice = Guardar na observação

# Avisos rápidos (ao tocar num botão)
toast-picked = Anotado. Enviando ao Kinbox…
toast-closed = Este contato já foi concluído.
toast-old = Este cartão é antigo. Use o mais recente.
toast-on-its-way = Já recebi, está a caminho do Kinbox.
toast-not-yours = Este formulário é de outra pessoa.
toast-not-allowed = Este bot é só para a equipe.
toast-retrying = Certo, vou tentar de novo.

# Comandos
command-newcontact = Adicionar um contato ao Kinbox
command-event = Modo feira: um contato em seguida do outro
command-cancel = Cancelar o contato em andamento
command-pending = O que ainda não está no Kinbox
command-recent = Seus últimos 10 contatos
command-mine = Os contatos que ficaram com você
command-mydata = O que eu guardo sobre você
command-forget = Apagar o que guardo sobre uma pessoa
command-find = Buscar um contato
command-language = Mudar o idioma
command-id = Mostrar o seu ID do Telegram
command-jobs = A fila e o que deu errado
command-help = Como funciona
help = Eu adiciono contatos ao Kinbox: você responde algumas perguntas, confere e salva.
    Mais rápido ainda: compartilhe o contato comigo, cole um texto com telefone ou e-mail, ou escreva tudo de uma vez: <code>/newcontact Ana Lima, ana@exemplo.com</code>. Em resposta a uma mensagem, o /newcontact lê o que está nela.
    O que você salvou fica guardado comigo até o Kinbox confirmar, mesmo que ele esteja fora do ar.
    Para corrigir uma resposta, edite a sua mensagem ou use os botões do cartão.
help-command = /{ $command } – { $description }
your-id = Seu ID do Telegram: <code>{ $id }</code>
chat-id = ID deste grupo: <code>{ $id }</code>
pending-none = Tudo certo: está tudo no Kinbox, nada pendente.
pending-title = <b>Ainda não está no Kinbox</b>
pending-waiting = <b>{ $name }</b>: na fila, tentando
pending-no-access = <b>{ $name }</b>: o Kinbox recusou o acesso do bot{ $told ->
    [yes] ; o responsável foi avisado
   *[no] ; avise o responsável
}
pending-rejected = <b>{ $name }</b>: recusado pelo Kinbox
pending-undecided = <b>{ $name }</b>: não sei se chegou; procure no Kinbox
pending-absent = <b>{ $name }</b>: não está no Kinbox; envio ou descarto?
pending-aside = <b>{ $name }</b>: parei de tentar{ $told ->
    [yes] ; o responsável pelo bot foi avisado
   *[no] ; avise o responsável pelo bot
}
pending-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
button-fix-one = Corrigir: { $name }
recent-none = Você ainda não adicionou contatos por aqui. Para começar, toque em /newcontact.
forget-how = Mande /forget com o telefone ou o e-mail da pessoa. Exemplo: /forget 85 99728-1648
forget-question = Apago tudo o que guardo sobre { $query }? Contatos que encontrei: { $count }. No Kinbox e nos chats nada muda: lá precisa ser apagado à mão.
forget-done = Apagado. Cópias: { $copies }, a caminho do Kinbox: { $jobs }, linhas de listas: { $rows }. O que foi escrito no chat some do banco em até 3 dias. No Kinbox, nos chats e nas cópias de segurança, apague à mão.
button-forget = Apagar
my-data = Isto é tudo o que guardo sobre você e os contatos que você adicionou.
my-data-file = meus-dados.json
taken-by = <b>{ $name }</b> ficou com este contato · { $moment }
taken-yours = <b>{ $name }</b> ficou com você.
told-taken = <b>{ $taker }</b> ficou com <b>{ $name }</b>, que você adicionou.
told-given-back = <b>{ $taker }</b> devolveu <b>{ $name }</b>, que você adicionou.
button-take = Fico com ele
button-give-back = Devolver
mine-title = <b>Os contatos que ficaram com você</b>
mine-line = { $number }. { $name }
mine-none = Nenhum contato ficou com você. No grupo da equipe, toque em “Fico com ele” no cartão de um contato.
toast-taken = Outra pessoa já ficou com este contato.
toast-yours = Ficou com você. Mandei o contato no privado.
toast-given-back = Devolvido.
find-how = Mande /buscar com um telefone, e-mail ou nome. Exemplo: /buscar 85 99728-1648
find-title = <b>Encontrei</b>
find-line = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] { " · " }{ $phone }
}{ $rep ->
    [none] { " · no Kinbox" }
   *[other] { " · " }adicionado por { $rep } em { $day }
}
find-none = Não encontrei { $query }.
find-names = Por nome, procuro só entre os contatos que passaram por mim. Por telefone ou e-mail, procuro também no Kinbox.
find-incomplete = O Kinbox não respondeu agora: por lá pode haver mais.
known-title = <b>Esse telefone já é de um contato</b>
known-go-on = Se é outra pessoa, é só continuar.
note-left = A observação já foi para o Kinbox. Para mudá-la, edite direto lá, por favor.
recent-title = <b>Seus últimos contatos</b>
recent-line = { $number }. { $day } · <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
}
choose-language = Em que idioma você quer falar comigo?
language-chosen = Pronto, agora falo português.
stranger = Este bot é só para a equipe. Se você faz parte dela, passe este número para o responsável pelo bot: <code>{ $id }</code>
anonymous-admin = Como administrador anônimo, não consigo saber quem você é. Continue comigo no privado.
may-not-write = Ainda não posso escrever para você. Toque no botão para continuar no privado.
only-in-private = Isso eu só mostro no privado.
trouble = Algo deu errado aqui com a sua última mensagem. O que você já preencheu está guardado: toque em /newcontact para continuar.

# Para quem administra
admin-kinbox-no-access = ⚠️ O Kinbox recusou a chave do bot ({ $detail }). Os contatos salvos estão guardados e saem assim que a chave voltar a funcionar. Confira KINBOX_API_TOKEN e KINBOX_API_URL.
admin-kinbox-down = ⚠️ O Kinbox não está respondendo. Os contatos salvos estão guardados e saem sozinhos quando ele voltar.
admin-waiting = { $count ->
    [one] { $count } contato aguardando envio.
   *[other] { $count } contatos aguardando envio.
}
admin-kinbox-back = ✅ O Kinbox voltou a aceitar o bot. Os contatos guardados estão sendo enviados.
admin-members-unreadable = ⚠️ Não consigo ver quem está no grupo { $detail }, então ninguém de lá entra. Deixe a lista de membros visível, ou me faça administrador do grupo.
admin-share-failed = ⚠️ Não consegui publicar um contato no grupo { $detail }. O contato está no Kinbox.
admin-update-aside = ⚠️ Não consegui processar uma mensagem e a separei ({ $detail }).
restored = Precisei voltar a uma cópia de segurança de { $from }. O que você me mandou entre { $from } e { $to } pode ter se perdido: confira no Kinbox e mande de novo o que faltar.
admin-trouble-database = ⚠️ Não consigo gravar no banco de dados há mais de um minuto. Novas mensagens esperam no Telegram. Veja o disco e o DATABASE_URL.
admin-trouble-intake = ⚠️ Há mais de um minuto não recebo mensagens do Telegram. Veja se outra cópia do bot está usando o mesmo BOT_TOKEN.
admin-trouble-webhook = ⚠️ O Telegram não consegue me entregar mensagens pelo webhook. Veja o endereço, o certificado e o proxy.
admin-trouble-kinbox-token = ⚠️ O Kinbox recusa a chave do bot. Confira KINBOX_API_TOKEN e KINBOX_API_URL. Os contatos salvos ficam guardados até lá.
admin-over-database = ✅ O banco de dados voltou a gravar.
admin-over-intake = ✅ Voltei a receber mensagens do Telegram.
admin-over-webhook = ✅ O webhook voltou a funcionar.
admin-over-kinbox-token = ✅ O Kinbox aceita a chave do bot de novo.
admin-job-aside = ⚠️ Parei de tentar enviar um contato depois de 72 horas ({ $detail }). Ele continua guardado.
job-create-contact = Enviar contato ao Kinbox
job-update-contact = Alterar contato no Kinbox
job-set-field = Preencher campo no Kinbox
job-tell-update = Avisar de uma alteração
job-run-import = Importação
job-read-photo = Ler foto
job-read-voice = Ouvir áudio
job-refresh-card = Atualizar cartão
job-share-import = Avisar a equipe de uma importação
job-tell-rep = Avisar o vendedor
job-share-contact = Mostrar contato à equipe
job-tell-admin = Avisar o responsável
job-tell-taken = Avisar quem ficou com um contato
job-tell-stranger = Responder a um desconhecido
job-apologize = Pedir desculpas
job-state-pending = na fila
job-state-sending = em andamento
job-state-unclear = a confirmar no Kinbox
job-state-undecided = esperando o vendedor
job-state-rejected = recusado pelo Kinbox
job-state-aside = parado
job-state-done = pronto
job-unknown = Tarefa de outra versão
job-update = Mensagem recebida
jobs-title = <b>O que está na fila</b>
jobs-none = Tudo certo, nada pendente.
jobs-updates = mensagens aguardando: { $count }
jobs-line = { $kind } · { $state }: { $count }
jobs-waiting-title = Contatos que esperam, os mais antigos primeiro:
jobs-waiting-line = <b>{ $name }</b> · { $rep } · { $state }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
} · desde { $since }
jobs-aside-title = <b>O que separei</b>
jobs-aside-line = { $id } · { $about }{ $name ->
    [none] {""}
   *[other] { " " }{ $name }
} · { $reason } · { $since }

# Reminders
button-remind = Lembrar
button-remind-hour = Em 1 hora
button-remind-tomorrow = Amanhã, 9:00
button-remind-days = Em 3 dias, 9:00
button-remind-monday = Segunda, 9:00
button-remind-yes = Sim, lembrar
button-remind-off = Apagar o lembrete
button-remind-other = Outra hora…
button-remind-done = Feito
button-reminder-drop = Apagar { $number }
remind-ask = <b>Quando lembro você de { $name }?</b>
remind-how = Toque ou escreva quando: <i>sexta 14h</i>, <i>25/11 9:30</i>, <i>amanhã às 10</i>.
remind-check = Lembro você de <b>{ $name }</b>: <b>{ $when }</b>. Está certo? Se não, é só escrever de novo.
remind-set = Combinado. Lembro você de <b>{ $name }</b>: <b>{ $when }</b>.
remind-off = Lembrete de <b>{ $name }</b> apagado.
remind-unclear = Não entendi <b>{ $text }</b> como data e hora. Escreva assim: <i>sexta 14h</i>, <i>25/11 9:30</i>, <i>amanhã às 10</i>.
remind-past = Essa hora já passou. Escreva outra: <i>amanhã às 10</i>, <i>sexta 14h</i>.
remind-far = Só consigo lembrar até { $days } dias à frente. Escreva uma data mais perto.
remind-now = <b>Lembrete: { $name }</b>
remind-late = Era para { $when }.
remind-done = <b>{ $name }: feito.</b>
remind-gone = <b>Lembrete de um contato que já não guardo aqui.</b> Procure no Kinbox pelo ID <code>{ $id }</code>.
reminders-title = <b>Seus lembretes</b>
reminders-line = { $number }. { $name }: { $when }
reminders-none = Você não tem lembretes. Para criar um, toque em “Lembrar” no cartão de um contato.
command-reminders = Seus lembretes
job-remind = Lembrete
expiring = { $count ->
    [one] <b>{ $count } contato ainda não foi salvo: { $names }.</b>
   *[other] <b>{ $count } contatos ainda não foram salvos: { $names }.</b>
}
    Se ninguém mexer neles, eu apago depois de { $when }.
job-tell-expiry = Aviso de contato não salvo

# A equipe, para responsáveis
team-title = <b>Equipe</b>
team-admins = <b>Responsáveis</b>
team-reps = <b>Vendedores por convite</b>
team-groups = <b>Grupos</b>: quem está neles também pode usar o bot, e neles aparecem os contatos
team-nobody = ninguém ainda
team-fixed = { $name } · definido no servidor
team-first = { $name } · desde { $day }
team-member = { $name } · desde { $day }, convite de { $by }
team-group = { $title } · { $count ->
    [one] { $count } membro
   *[other] { $count } membros
} · desde { $day }, por { $by }
team-group-unseen = { $title } · não consigo ver quantos membros · desde { $day }, por { $by }
team-unknown = número { $id }
team-ask-person = Tirar o acesso de <b>{ $name }</b>? Vale na hora: o que ainda não foi salvo não segue mais.
team-ask-group = Tirar o grupo <b>{ $name }</b>? Quem usa o bot só por estar nele perde o acesso na hora, e os contatos novos não aparecem mais lá.
team-how-many = Para quantas pessoas é o convite? Cada uma usa uma vez; vale por um dia.
team-pick = Toque em “Escolher grupo” aqui embaixo e escolha na sua lista. Eu preciso estar no grupo.
team-group-added = <b>{ $title }</b> agora é um grupo da equipe, com { $count ->
    [one] { $count } membro
   *[other] { $count } membros
}. { $topics ->
    [yes] Os contatos aparecem no tópico em que o comando foi dado, ou no Geral.
   *[no] Os contatos novos aparecem lá.
}
team-group-absent = Não estou nesse grupo ({ $title }). Me adicione a ele e escolha de novo em /team.
team-group-mute = Em <b>{ $title }</b> eu não posso escrever. Libere mensagens para membros, ou me faça administrador, e escolha de novo em /team.
team-group-kind = <b>{ $title }</b> não é um grupo. Escolha um grupo em /team.
team-log-empty = Ainda não há nada no registro.
team-did-invite = { $moment } · { $who } criou um convite ({ $whom })
team-did-join = { $moment } · { $who } entrou ({ $whom })
team-did-remove = { $moment } · { $who } tirou o acesso de { $whom }
team-did-add-group = { $moment } · { $who } escolheu o grupo { $whom }
team-did-remove-group = { $moment } · { $who } tirou o grupo { $whom }
invite-rep = { $count ->
    [one] Convite para <b>{ $count } pessoa</b>
   *[other] Convite para até <b>{ $count } pessoas</b>
}, até { $when }. Mostre este código ou encaminhe o link: { $link }
invite-admin = Convite para <b>{ $count }</b> novo responsável, até { $when }. Ele poderá tudo o que você pode. Link: { $link }
welcome-admin = Pronto, { $name }: você é responsável por este bot. Em /team você escolhe o grupo da equipe e convida os vendedores; /jobs mostra o que espera, /help lista o resto. Para adicionar um contato, toque em /newcontact.
welcome-rep = Boas-vindas à equipe, { $name }!
greeting-ways = Eu levo contatos para o Kinbox. Compartilhe um contato comigo, cole um texto com telefone ou e-mail, ou mande um arquivo .vcf, .csv ou .xlsx. Ou toque em /newcontact e responda uma pergunta por vez. /help lista tudo.
button-invite-reps = Convidar vendedores
button-invite-admin = Convidar responsável
button-choose-group = Adicionar grupo
button-team-log = Registro
button-pick-group = Escolher grupo
button-take-away = Tirar { $name }
button-take-away-yes = Sim, tirar
command-team = Equipe: convites, grupos, acesso
role-admin = responsável
role-rep = vendedor

# Números
command-stats = Números das últimas quatro semanas
stats-none = Nenhum contato nas últimas quatro semanas. Quando alguém salvar um, os números aparecem aqui.
stats-none-own = Você não adicionou contatos nas últimas quatro semanas. Toque em /newcontact para começar.
stats-title = { $count ->
    [one] <b>{ $count } contato</b> da equipe nas últimas quatro semanas
   *[other] <b>{ $count } contatos</b> da equipe nas últimas quatro semanas
}
stats-title-own = { $count ->
    [one] Você adicionou <b>{ $count } contato</b> nas últimas quatro semanas
   *[other] Você adicionou <b>{ $count } contatos</b> nas últimas quatro semanas
}
stats-chart = { $count ->
    [one] { $count } contato
   *[other] { $count } contatos
}
stats-chart-own = { $count ->
    [one] Seu { $count } contato
   *[other] Seus { $count } contatos
}
stats-best = Melhor dia: { $day } ({ $count })
stats-list = <b>{ $title }:</b> { $list }
stats-by-rep = Por vendedor
stats-by-event = Por evento
stats-by-way = Por onde chegaram
stats-nobody = sem nome
stats-no-event = sem evento
stats-others = outros
way-card = contato compartilhado
way-text = texto
way-photo = foto
way-voice = áudio
way-file = arquivo
way-form = perguntas
way-unknown = não registrado
event-for-all = A equipe está em <b>{ $name }</b>: seus contatos entram com essa origem.
event-begun-for-all = <b>{ $name }</b> vale para toda a equipe: os contatos de todos entram com essa origem, a partir da próxima mensagem de cada um. Ao encerrar, te mando o resumo.
event-ended-for-all = <b>{ $name }</b> foi encerrado para toda a equipe. O resumo vem a seguir.
event-over = { $count ->
    [0] <b>{ $name }</b> acabou: { $count } contatos. Ninguém salvou um contato nesse evento.
    [one] <b>{ $name }</b> acabou: { $count } contato
   *[other] <b>{ $name }</b> acabou: { $count } contatos
}
event-over-rep = { $rep }: { $count }
event-over-known = Já conhecidos encontrados: { $count }
event-over-waiting = Ainda a caminho do Kinbox: { $count }
event-file-name = evento.csv
event-file-total = total
event-file-known = já conhecidos
event-file-waiting = ainda a caminho
button-event-for-all = Valer para toda a equipe
button-end-for-all = Encerrar para todos
job-tell-event = Resumo de um evento
