import type { Language } from '../language.ts'
import { compileCql } from './compile.ts'

/** CrowdStrike's query language: LogScale, Next-Gen SIEM, Falcon. */
export const CQL_LANGUAGE: Language = { id: 'cql', label: 'CQL', compile: compileCql }
