export { readEventXml, type XmlOptions } from './read.ts'
