import type { Platform } from '../../schemas/table.ts'
import { exclusionsOf } from '../tuning-condition.ts'
import { tunedAql } from './aql.ts'
import { tunedCql } from './cql.ts'
import { tunedKql } from './kql.ts'
import type { Tuned, TuningTask } from './part.ts'
import { tunedSigma } from './sigma.ts'
import { tunedSumo } from './sumo.ts'

export type { Tuned, TuningTask } from './part.ts'

const RENDERERS: Readonly<Record<Platform, (task: TuningTask) => Tuned>> = {
  defender: tunedKql,
  sentinel: tunedKql,
  falcon: tunedCql,
  qradar: tunedAql,
  sumo: tunedSumo,
  sigma: tunedSigma,
}

/**
 * The query as the vendor's text that gives its result without the rows that `exclusionCondition` holds of. Exclusions of
 * other platforms are passed over; one of entities that the query does not show is noted.
 */
export function renderTuned(task: TuningTask): Tuned {
  const { query, exclusions } = task
  const applied = exclusionsOf(query, exclusions)
  const unseen = exclusions.filter(
    (one) => (one.platforms ?? [query.platform]).includes(query.platform) && !applied.includes(one),
  )
  const notes = unseen.map(({ id, when }) => {
    const entity = when.find((condition) => query.entities[condition.entity] === undefined)?.entity
    return `\`${id}\` does not apply: the query shows no ${entity ?? 'entity'}`
  })
  if (applied.length === 0) return { text: query.text, notes }
  const tuned = RENDERERS[query.platform]({ ...task, exclusions: applied })
  return 'refused' in tuned ? tuned : { text: tuned.text, notes: [...notes, ...tuned.notes] }
}
