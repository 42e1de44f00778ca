import type { Explanation } from '../../detections/test-report.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { LanguageId } from '../../languages/language.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { SourceText } from '../../source/text.ts'
import { openSession, type SessionOptions } from '../session.ts'
import { smallestEvent, type Witness } from './why-event.ts'
import { waysOf } from './why-plan.ts'
import { placeIn, refusalText, silenceText } from './why-text.ts'

export interface SilentQuery {
  readonly text: string
  /** As reports name it. */
  readonly file: string
  readonly language: LanguageId
  readonly profile?: Profile
  /** Over the telemetry of the silent scenario on the query's platform, and of nothing else. */
  readonly session: SessionOptions
  /** Of a platform whose query finds the scenario. */
  readonly witness?: Witness
}

/** Why a query finds nothing about a scenario: which of its conditions the nearest event does not fulfil. */
export async function explainSilence(silent: SilentQuery): Promise<Explanation> {
  const explained = await explainOver(silent)
  const event = silent.witness === undefined ? undefined : await smallestEvent(silent.witness)
  return event === undefined ? explained : { ...explained, event }
}

async function explainOver({ text, file, language, profile, session: options }: SilentQuery): Promise<Explanation> {
  const source: SourceText = { name: file, text }
  const session = await openSession(options)
  try {
    const examined = await session.examine(text, { language, file, ...(profile === undefined ? {} : { profile }) })
    if (examined.plan === undefined || hasErrors(examined.diagnostics)) return refusalText(examined.diagnostics, source)
    let failed: Explanation | undefined
    const ways = await waysOf(examined.plan, async (plan) => {
      const result = await examined.run(plan)
      if (hasErrors(result.diagnostics)) failed ??= refusalText(result.diagnostics, source)
      return result
    })
    if (failed !== undefined) return failed
    if (ways === undefined) return { text: 'The query finds something in these events alone.' }
    const place = placeIn(ways, source)
    const explained = { text: silenceText(ways, source) }
    return place === undefined ? explained : { ...explained, place }
  } finally {
    await session.close()
  }
}
