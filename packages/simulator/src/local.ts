// What the local service needs of Node: a folder and a port.
export { openJournal, type Journal, type JournalOptions } from './store/journal.js'
export { listen, type AnswerOthers, type Listening, type OtherAnswer, type OtherRequest } from './server/listen.js'
