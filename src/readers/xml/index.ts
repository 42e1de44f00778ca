export { isEventXml, readEventXml } from './read.ts'
