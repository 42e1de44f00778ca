import type { LanguageId } from '../languages/language.ts'
import type { Platform } from '../schemas/table.ts'

/** The platforms whose tables a language's queries name. */
export const PLATFORMS_OF: Readonly<Record<LanguageId, readonly Platform[]>> = {
  kql: ['defender', 'sentinel'],
  cql: ['falcon'],
  aql: ['qradar'],
  sumo: ['sumo'],
  sigma: ['sigma'],
}

export const LANGUAGE_OF: Readonly<Record<Platform, LanguageId>> = {
  defender: 'kql',
  sentinel: 'kql',
  falcon: 'cql',
  qradar: 'aql',
  sumo: 'sumo',
  sigma: 'sigma',
}
