// What the local service needs of Node: a folder and a port.
export { openJournal, type Journal, type JournalOptions } from './store/journal.js'
export { listen, type Listening } from './server/listen.js'
