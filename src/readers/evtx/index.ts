export { type EvtxOptions, isEvtx, readEvtx } from './read.ts'
