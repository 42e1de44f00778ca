import { limit } from '../../../plan/build.ts'
import type { OperatorDefinition } from './define.ts'

const MOST = 10_000

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/limit/ */
export const LIMIT: OperatorDefinition<'limit'> = {
  words: ['limit'],
  parse: (p, start) => ({ kind: 'limit', count: p.expectCount(), span: p.spanFrom(start) }),
  print: ({ count }) => `limit ${count}`,
  lower: ({ count, span }, frame) => {
    frame.sorted(span)
    const cut = count > MOST && frame.options.vendorLimits
    if (count > MOST && !cut) {
      frame.report.add('fidelity/vendor-limit', span, { what: '`limit`', platform: 'Sumo Logic', limit: MOST })
    }
    frame.plan = limit(frame.plan, cut ? MOST : count, span)
  },
}
