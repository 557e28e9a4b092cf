import type { Sentences } from '../model/sentences.ts';
import { pt } from './pt.ts';

/** What differs in Portugal. */
export const ptPT: Sentences = {
  ...pt,
  skip: 'Saltar para o conteúdo',
  subscribe: 'Subscrever',
  previousPage: 'Página anterior',
  nextPage: 'Página seguinte',
  tag: 'Etiqueta',
  tags: 'Etiquetas',
  allTags: 'Todas as etiquetas',
  subscribeTo: 'Subscrever {name}',
  pasteAddress:
    'Cole um destes endereços num leitor de feeds e receba os novos artigos: sem conta, sem e-mail, sem rastreio. Qualquer um dos três serve. {more}',
  pasteTermAddress: 'Cole um destes endereços num leitor de feeds. {more}',
  updated: 'atualizado a {day}',
  newer: 'Artigo seguinte',
  notFoundReason: 'Não existe nenhuma página neste endereço. Verifique se está correto.',
  gone: 'Já não está disponível',
  toFrontPage: 'Ir para a página inicial de {site}',
  howToFollow: 'Como seguir {site} num leitor de feeds.',
  aboutFeeds:
    'Um feed é uma lista dos artigos mais recentes de um site que uma aplicação consegue ler. Adicione o endereço uma vez a um leitor de feeds, e tudo o que {site} publicar estará lá à sua espera, junto do resto que segue, do mais recente para o mais antigo. Não precisa de conta nem de e-mail, ninguém vê o que lê e pode sair quando quiser.',
  app: 'Uma aplicação neste dispositivo',
  aboutApp:
    'A primeira ligação abre o NetNewsWire, o Thunderbird ou o leitor de feeds que tiver instalado.',
  ownServer: 'Para um leitor no seu próprio servidor, acrescente isto ao endereço dele:',
  anyAddress: 'Todos os leitores aceitam qualquer um dos três; o conteúdo é o mesmo.',
  oneTag: 'Só uma etiqueta',
  opml: 'Os leitores de feeds podem importar todos os feeds deste site a partir de um único ficheiro: {file}',
};
