import { fold } from '../../domain/fields/text.ts';

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
equipe team time department departamento dept setor empresa firma matriz filial posto ferreteria taller panaderia cantina borracharia serralheria vidracaria papelaria livraria otica joalheria floricultura lavanderia metalurgica usinagem center centro-automotivo
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
rua avenida av ave alameda travessa praca rodovia estrada calle carrera street road drive lane boulevard blvd square quadra qd lote bloco sala apto apartamento andar suite floor conjunto cj bairro centro cep cidade
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
recebi recebemos recibi recibimos received comprovante recibo receipt
sim nao talvez tambem muito mais menos tudo nada alguem pessoal gente galera turma amigo amiga senhor senhora atencao confidencial aviso anexo imagem figurinha documento arquivo privado private privacy
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira horario atendimento as ate dados cadastro ficha formulario resposta inscricao pagamento pix cpf cnpj rg banco conta agencia chave protocolo
reservas reserva atende atiende atendente sac imei ean saldo ouvidoria serie modelo telefones duvida duvidas informacao informacoes emergencia plantao recepcao portaria garantia kit promocao desconto frete entrega estoque revenda revendedor parceria indicacao indicado indicada reserva casa carro apartamento terreno imovel aluguel vaga curriculo
abraco cordiais saudacoes sds cc bcc re fw fwd enc ref via tbm pfv pf vlw dele dela deles
`;

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

const ROLES = setOf(`${JOB} ${TRADE}`);
const WORDS = setOf(`${FIRM} ${JOB} ${TRADE} ${GREETING} ${PLACE} ${COMMON}`);

/** Words for a relation between people, such as "brother": a name may follow. */
export const isRole = (word: string): boolean => ROLES.has(fold(word));

export const isNoName = (word: string): boolean => WORDS.has(fold(word).replace(/[.,:;!?]+$/, ''));

/*
 * Common first names of Brazil (IBGE), the Spanish-speaking countries and the English-speaking ones, folded. They
 * tell "Carla Nunes" from "Vida Plena" and find names that are written small; a name that is not here still counts
 * when its shape and place say that it is one.
 */
const NAMES = `
abel abigail abner adalberto adam adao adela adelaide adelia ademar ademir ademilson adilson adolfo adrian adriana adriane adriano
afonso agata agatha agnaldo agustin ailton aisha aitor alan alana alba alberta alberto alceu alcides alda aldair aldo alejandra
alejandro alessandra alessandro alex alexander alexandra alexandre alexis alexsandro alfonso alfredo alice alicia alina aline alisson allan allison
almir aloisio alvaro alyssa amalia amanda amaro amauri amelia amy ana anabela anastasia anderson andre andrea andreia andres andressa andrew
andrey andreza andy angel angela angelica angelina angelo anita ann anna anne annie anselmo anthony antonella antonia antonio aparecida
ariadne ariane ariel arlete arlindo armando arnaldo arthur artur ashley augusto aurea aurelio aurora ayrton barbara barry beatrice
beatriz becky bella ben benedita benedito benicio benita benito benjamin bento bernadete bernard bernarda bernardo beth beto betty bianca
bill billy bob brad bradley brandon breno brenda brendan brian bruna bruno bryan caio caique caleb camila camilla camilo cameron carina
carl carla carlo carlos carmela carmen carol carolina caroline carolyn carter cassia cassiana cassiano cassio catarina catherine catia cauan caua
cecilia celeste celia celina celio celso cesar charles charlie charlotte chloe chris christian christiane christina christine christopher
cibele cicera cicero cida cinthia cintia claire clara clarice clarissa claudemir claudete claudia claudinei claudio claudiomar cleber cleide cleiton clelia
clemente cleonice cleusa clodoaldo clovis colin concepcion conceicao connor consuelo cora cris cristian cristiana cristiane cristiano cristina cristobal
cynthia dafne dagmar daiana daiane daisy dalila dalton dalva damian damiao dan dana daniel daniela daniele daniella danielle danilo danny dante
darci daria dario darlan darlene dave david davi debora deborah deise delfina delia denilson denis denise dennis desiree diana diane dieggo diego
dilma dilson dimas dinah diogo dirce djalma dolores domingos dominic donald donna dora doris dorothy doug douglas duarte dulce dylan
ed eddie eder edgar edilene edilson edimar edina edinaldo edison edite edith edivaldo edjane edmar edmilson edmund edmundo edna edson eduarda eduardo
edward edwin efrain elaine elba eleanor elena eleonora eli elia eliana eliane elias eliete elisa elisabete elisangela elise eliseu elizabeth elizabete elizeu ellen
elmo eloa eloi elton elvira elza emanuel emanuela emerson emilia emiliano emilio emily emma enrico enrique enzo eric erica erick erik erika ernesto
esmeralda esperanza estela ester esteban esther estevao ethan eugenia eugenio eunice eva evaldo evan evandro evelin evelyn everaldo everton ezequiel
fabiana fabiane fabiano fabio fabiola fabricio fatima fausto federico felicia felipe felix fernanda fernando fiona flavia flavio florencia francesca
francis francisca francisco frank franklin fred frederico gabi gabriel gabriela gabriele gabriella gael gary geisa gema genaro genesio genivaldo geni
george georgia geovana geovani geraldo gerardo gerson gian giovana giovani giovanna giovanni gisele gislaine gislene giulia givaldo glauber glaucia glaucio
gloria gonzalo gordon graca grace graciela grazi graziela greg gregorio guadalupe guilherme guillermo gustavo hannah harold harry haroldo heather hector
heitor helder helen helena helio heloisa henrique henry herbert heriberto hernan hilda hildebrando hugo humberto iago ian iara idalina
ieda igor ilda ilma ilse ines inacio ingrid ioana irene iris irma isa isaac isabel isabela isabella isabelle isadora isaias isaura isis ismael israel italo
itamar ivan ivana ivanete ivete ivo ivone izabel izabela jack jackson jacob jacqueline jade jailson jaime jair jairo james jamie jan jana janaina jane janet
janete janice jaqueline jason javier jean jeff jefferson jeferson jennifer jenny jeremias jeremy jerome jerry jesse jessica jessie jesus jill jim jimena jimmy
jo joan joana joanna joao joaquim joaquin jocelyn joe joel john johnny jon jonas jonatas jonathan jordan jordana jorge jose josefa josefina joseph joselito joshua josiane josias
josue josy joyce joyceline juan juana juarez jucelino julia julian juliana juliane juliano julie julieta julio juliete jurandir jussara justin
kaique kamila kamile karen karin karina karine karla karol karolina kate katherine kathleen kathy katia katie kauan kaua keila keith kelly ken kenneth
kenia kevin kim kimberly kleber kyle laercio laerte lais lana lara larissa larry laura laurie lauro lavinia lazaro lea leandra leandro leda leia leila
lena lenita leo leon leonardo leonel leonice leonor leonora leopoldo leslie leticia levi lia liam lidia lidiane ligia lilia lilian liliana liliane lina linda
lindsay lisa livia liz lorena lorenzo lori lorraine louis louise lourdes lourenco lourival luan luana luane luca lucas lucelia lucia luciana luciane luciano lucila
lucilene lucimar lucinda lucio lucrecia lucy luigi luis luisa luiz luiza luke luna luzia lydia lynn mabel madalena madison mafalda magali magda magno maiara
maicon maira maite manoel manoela manu manuel manuela mara marc marcel marcela marcele marcelino marcella marcelo marcia marciano marcilio marcio marco marcondes marcos marcus
margaret margareth margarida margarita maria mariah mariana mariane mariano maribel marie mariel mariela marilda marilene marilia marilu marilyn marina marinalva marinete mario
marion marisa marisol maristela maritza mariza marjorie mark marlene marli marlon marta martha martim martin martina martinho mary mateo mateus matheus mathias matias
matilde matt matthew maura mauricio mauro max maximiliano maximo maya mayara mayra megan mel melanie melina melinda melissa mercedes merce mia micaela micael michael michel
michele michelle miguel mike mikaela milena milton miriam mirela mirella mirian mirna misael moacir moises molly monica monique morgan murilo mylena nadia
nadir nair nancy naomi narciso natalia natalie natan natanael natasha nathalia nathan nayara neide neil neiva nelci nelly nelson neusa neuza nereu newton ney neymar
nicholas nick nicola nicolas nicole nilce nilda nilo nilson nilton nilza nina noah noe noel noelia noemi nora norberto norma nubia nuno octavio
odair odete olavo olga olivia oliver omar ondina orlando oscar osmar osvaldo oswaldo otavio otto owen pablo paco paloma pam pamela paola
pat patricia patrick paul paula paulina pauline paulo pedro peggy penelope perla peter petra phil philip pietra pietro pilar poliana priscila priscilla
quiteria rachel rafa rafael rafaela rafaella raimunda raimundo raissa ralph ramiro ramon raphael raphaela raquel raul ray raymond rebeca rebecca regiane regina reginaldo
reinaldo renan renata renato renee ricardo ricky rita rob robert roberta roberto robin robinson robson rocio rodolfo rodrigo roger rogerio romario romeu romina romulo ron
ronaldo roni ronald rosa rosalia rosalina rosana rosangela rosario rosaura rose roseli roselene rosemary rosemeire rosiane rosilda rosilene rosimeire rosinha ross roxana roy ruan
rubem ruben rubens rubia rui russell rute ruth ryan sabino sabrina sally salvador samanta samantha samara samira samuel samuca sandra sandro sandy santiago sara
sarah saulo savio scott sean sebastian sebastiana sebastiao selena selma sergio severina severino shane sharon shirlei shirley sheila sidnei sidney silas silmara silvana
silvano silvia silvio simao simon simone sofia soledad solange sonia sophia sophie stefan stefani stefany stella stephanie stephen steve steven stuart sueli suelen suellen susan
susana suzana suzane suzi sylvia tadeu tais taina tainara talita tamara tamires tania tarcisio tassia tatiana tatiane taylor telma teo teresa tereza teresinha terezinha
terry thais thaina thales thalita thamires theo theodoro theresa thiago thomas tiago tim timothy tina todd tom tomas tony tracy ubiratan ulisses
ursula vagner val valdecir valdemar valdete valdir valdirene valentim valentina valeria valerie valeriano valmir valter vanda vanderlei vanderleia vanderson vanessa vania vasco vera veronica
vicente vicenta vicky victor victoria victoria vilma vincent vinicius violeta virgilio virginia vitor vitoria vivian viviana viviane vladimir
wagner wallace walter wanda wanderlei wanderson wanessa washington wellington wendy wesley weslley wilian william williams willian wilma wilson wilton
xavier ximena yago yan yara yasmim yasmin yolanda yuri zach zacarias ze zelia zenaide zeca zilda zita zoe zuleide zulmira
tião chico nando duda gabi bia bel lu fê fe malu tati dani rafa cacá caca didi drica deia déia nati juju jô neto junior júnior guga tuca pepe paco lupita nacho
`;

/** One spelling for the many of a name: Wanderley, Vanderlei; Thayná, Tainá; Raphaella, Rafaela. */
function spelling(word: string): string {
  return fold(word)
    .replaceAll('y', 'i')
    .replaceAll('w', 'v')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('k', 'c')
    .replace(/(.)\1/g, '$1');
}

/** Frequent family names: a name that is written small goes on only with one of these, or another first name. */
const FAMILY = `
silva santos oliveira souza sousa lima pereira ferreira costa rodrigues almeida nascimento alves carvalho araujo ribeiro barbosa barros gomes martins rocha dias moreira nunes mendes cardoso teixeira
cavalcante cavalcanti moura freitas castro pinto vieira machado lopes fernandes monteiro batista campos duarte correia correa farias melo mello azevedo andrade borges freire miranda pires reis ramos
rezende resende siqueira soares tavares torres vasconcelos viana xavier braga brito cunha fonseca franco guimaraes leite macedo maia marques medeiros morais moraes neves pacheco peixoto pinheiro porto
prado queiroz sales sampaio toledo bezerra bastos coelho figueiredo garcia gonzalez gonzales rodriguez fernandez lopez martinez sanchez perez gomez diaz torres ramirez flores rivera morales ortiz gutierrez
smith johnson williams brown jones miller davis wilson taylor moore white clark lewis walker young king wright hill green adams baker
`;

const FIRST_NAMES = new Set(NAMES.split(/\s+/).filter(Boolean).map(spelling));

const FAMILY_NAMES = new Set(FAMILY.split(/\s+/).filter(Boolean).map(spelling));

export const isFamilyName = (word: string): boolean => FAMILY_NAMES.has(spelling(word));

export const isFirstName = (word: string): boolean => FIRST_NAMES.has(spelling(word));
