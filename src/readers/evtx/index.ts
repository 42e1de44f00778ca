export { type EvtxOptions, readEvtx } from './read.ts'
