import type { Engine } from '../plan/engine.ts'
import { text } from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { NO_SPAN } from '../source/text.ts'

/** The classes of which there are events. */
export async function filledClasses(engine: Engine): Promise<ReadonlySet<string>> {
  const ids = new ColumnSource()
  const inputs = Object.keys(OCSF_CLASSES).map((table): Plan => {
    const one: Plan = {
      kind: 'limit',
      input: { kind: 'scan', table, columns: [], span: NO_SPAN },
      count: 1,
      offset: 0,
      span: NO_SPAN,
    }
    const name = { ...ids.fresh('class', 'string'), expr: text(table) }
    return { kind: 'project', input: one, columns: [name], span: NO_SPAN }
  })
  const columns = [ids.fresh('class', 'string')]
  const result = await engine.query({ kind: 'union', inputs, columns, span: NO_SPAN })
  const filled = new Set<string>()
  for await (const batch of result.batches()) for (const [name] of batch) filled.add(String(name))
  return filled
}
