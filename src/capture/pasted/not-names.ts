import { fold } from './fold.ts';

/*
 * Words that no name of a person has in it, folded: what firms, jobs, greetings, places and the beginnings of
 * sentences are made of. Words that are common family names (Campos, Porto, Rocha, Santos …) are left out.
 */
const FIRM = `
ltda eireli mei epp sa s.a s/a cia companhia company co inc llc ltd corp corporation gmbh srl s.r.l sl s.l sas s.a.s plc group grupo holding comercio comercial industria industrial
servicos servicio servicios services solucoes solutions soluciones sistemas systems tecnologia tecnologias technology technologies tech software digital consultoria consulting consultores assessoria
associados associates advogados advocacia abogados lawyers contabilidade contabil contadores engenharia ingenieria engineering construtora construcoes construcciones construction incorporadora imoveis imobiliaria
inmobiliaria realty properties corretora seguros insurance banco bank financeira credito hospital clinica clinic consultorio laboratorio farmacia drogaria pharmacy odontologia odonto dental estetica saude salud health
padaria confeitaria restaurante restaurant lanchonete pizzaria hamburgueria churrascaria bar cafe cafeteria panaderia bakery hotel pousada mercado supermercado mercearia mercadinho loja lojas tienda store shop shopping boutique moda modas
oficina autopecas automotiva auto autos mecanica motors veiculos transportes transportadora logistica logistics distribuidora distribuidor distribution atacado varejo importadora exportadora import export
escola colegio school universidade university faculdade instituto institute academia gym fitness studio estudio atelier salao barbearia barber beauty beleza pet petshop veterinaria agropecuaria agro fazenda
grafica editora agencia agency marketing midia media publicidade propaganda eventos events turismo viagens travel tours energia solar eletrica hidraulica moveis marcenaria materiais material ferragens
produtos products productos alimentos foods bebidas associacao fundacao foundation sindicato cooperativa prefeitura secretaria ministerio igreja condominio residencial edificio empreendimentos participacoes representacoes negocios business
equipe team time empresa firma matriz filial posto ferreteria taller panaderia cantina borracharia serralheria vidracaria papelaria livraria otica joalheria floricultura lavanderia metalurgica usinagem center centro-automotivo
`;
const JOB = `
diretor diretora director directora diretoria gerente manager supervisor supervisora coordenador coordenadora coordinador coordinadora coordinator analista analyst assistente assistant asistente auxiliar
vendedor vendedora vendas ventas seller consultor consultora consultant representante representative executivo executiva executive ejecutivo ejecutiva comprador compradora compras buyer presidente president vice ceo cto cfo coo cmo
socio-diretor fundador fundadora founder co-founder cofounder owner proprietario proprietaria dueno duena advogado advogada abogado abogada lawyer attorney engenheiro engenheira ingeniero ingeniera engineer arquiteto arquiteta arquitecto architect
medico medica doctor dentista enfermeiro enfermeira nutricionista psicologo psicologa fisioterapeuta contador contadora accountant corretor corretora broker agente agent tecnico tecnica technician secretaria secretario recepcionista receptionist
professor professora profesor profesora teacher designer developer desenvolvedor desenvolvedora programador programadora account customer success suporte support soporte atendimento financeiro finance financiero rh hr
administrativo administrador administradora administrator operacional operacoes operations comercial regional nacional senior pleno trainee estagiario head lead chief officer cliente clientes freelancer autonomo
`;
const TRADE = `
pedreiro pintor pintora eletricista encanador marceneiro serralheiro mecanico motorista motoboy entregador porteiro zelador sindico sindica mestre obra obras jardineiro diarista faxineira cozinheiro cozinheira confeiteira confeiteiro
cabeleireiro cabeleireira manicure barbeiro esteticista costureira fotografo fotografa personal instrutor instrutora caminhoneiro taxista borracheiro vidraceiro gesseiro azulejista montador tecnica despachante leiloeiro
paciente pacientes aluno aluna comprador solicitante responsavel titular proprietaria inquilino inquilina locatario noivo noiva esposa esposo marido filha filho mae pai irmao irma primo prima tio tia sogra sogro vizinho vizinha
plumber plumbing heating electrician driver painter builder contractor carpenter patient student tenant landlord wife husband mother father brother sister plomero electricista chofer conductor pintor albanil paciente alumno alumna esposa hijo hija
`;
const GREETING = `
oi ola opa eai alo hello hi hey hola dear prezado prezada prezados caro cara caros estimado estimada bom boa buenos buenas good morning afternoon evening
att atenciosamente atte cordialmente abraco abracos abs bjs beijo beijos grato grata gratos obrigado obrigada obg agradeco gracias saludos saludo atentamente regards best kind thanks thank cheers sincerely yours respeitosamente
tudo bem blz beleza como vai welcome bem-vindo
`;
const PLACE = `
rua avenida av alameda travessa praca rodovia estrada calle carrera street road drive lane boulevard blvd square quadra qd lote bloco sala apto apartamento andar suite floor conjunto cj bairro centro cep cidade
sao-paulo paulo-sp fortaleza curitiba recife brasilia manaus belem goiania campinas brasil brazil espana spain mexico argentina colombia chile peru portugal usa eua london bogota madrid barcelona
ce sp rj mg rs pr sc ba pe df go ma pb rn pi al se am pa mt ms es to ro ac ap rr
segunda terca quarta quinta sexta sabado lunes martes miercoles jueves viernes monday tuesday wednesday thursday friday saturday sunday janeiro fevereiro abril maio junho julho setembro outubro novembro dezembro
`;
const COMMON = `
nome name nombre telefone phone telefono celular mobile movil email e-mail mail correo whatsapp whats zap wpp tel cel fone fax contato contacto contact obs notas notes site www http https instagram facebook linkedin
quero queria gostaria preciso precisa preciso quer pediu pede enviou mandou segue seguem favor por-favor please por para com sem from to for with and or the of on in at my is are was this that we you your our nosso nossa meu minha seu sua
eu ele ela nos voces voce vc este esta isso aqui ali tenho tem ter estou estava foi ser sou somos sera vou vai ir pode poderia podem ligar ligue ligou chamar chame falar fale falou passar passou passa anota anotar anote salva salvar
enviar envie mandar mande entrar entre retornar retorno responder orcamento orcamentos proposta pedido pedidos compra comprar venda vender cotacao preco valor plano planos produto servico urgente importante novo nova novos lead leads
interessado interessada interesse reuniao visita agenda agendar agendado amanha hoje ontem agora depois mensagem forwarded encaminhada encaminhado message reenviado original assunto subject data enviado sent quote order invoice nota fiscal
quiero quisiera necesito pidio necesita llamar llame hablar presupuesto cotizacion tengo tiene soy somos estoy esta este desde hasta pero porque que quien cual donde cuando aqui
want wants need needs call called would like could can looking asked please interested new about quote meeting tomorrow today our get got send sent here number his her him she he they them their it its not yes no ok okay
sim nao talvez tambem muito mais menos tudo nada alguem pessoal gente galera turma amigo amiga senhor senhora atencao confidencial aviso anexo imagem figurinha documento arquivo privado private privacy
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira horario atendimento as ate dados cadastro ficha formulario resposta inscricao pagamento pix cpf cnpj rg banco conta agencia chave protocolo
reservas reserva atende atiende atendente sac imei ean saldo ouvidoria serie modelo telefones duvida duvidas informacao informacoes emergencia plantao recepcao portaria garantia kit promocao desconto frete entrega estoque revenda revendedor parceria indicacao indicado indicada reserva casa carro apartamento terreno imovel aluguel vaga curriculo
abraco cordiais saudacoes sds cc bcc re fw fwd enc ref via tbm pfv pf vlw dele dela deles
`;

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

const ROLES = setOf(`${JOB} ${TRADE}`);
const WORDS = setOf(`${FIRM} ${JOB} ${TRADE} ${GREETING} ${PLACE} ${COMMON}`);

/** What somebody is to somebody: a name may follow. */
export const isRole = (word: string): boolean => ROLES.has(fold(word));

export const isNoName = (word: string): boolean => WORDS.has(fold(word).replace(/[.,:;!?]+$/, ''));
