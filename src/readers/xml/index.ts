export { readEventXml } from './read.ts'
