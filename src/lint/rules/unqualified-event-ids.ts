import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ColumnId, Expr } from '../../plan/expr.ts'
import { walkPlan } from '../../plan/traverse.ts'
import { columnsIn } from '../evaluate.ts'
import { placeOfPart } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { type AtomSite, hasPlace } from '../sites.ts'

/** Ids below are given by many providers; above they are rarely given twice. */
const SHARED_IDS = 1000

const COMPARISONS: ReadonlySet<string> = new Set(['compare.eq', 'logic.in', 'text.equals_ci', 'text.in_ci'])

interface Stream {
  readonly table: string
  readonly ids: ReadonlySet<ColumnId>
  readonly providers: ReadonlySet<ColumnId>
  readonly names: readonly string[]
}

/** Small event ids that are tested in a query that asks nowhere for the provider: other providers give the same ids. */
export function unqualifiedEventIds(inspection: Inspection): readonly Diagnostic[] {
  const { sites, reader, source } = inspection
  return streamsOf(inspection).flatMap((stream) => {
    let first: AtomSite | undefined
    for (const site of sites) {
      if (site.kind === 'atom') {
        const read = [...columnsIn(site.expr, reader)]
        if (read.some((id) => stream.providers.has(id))) return []
        const tells = site.isPositive && read.some((id) => stream.ids.has(id)) && smallId(site.expr) !== undefined
        if (tells && first === undefined && hasPlace(site.span)) first = site
      } else if (site.kind === 'filter' && [...columnsIn(site.expr, reader)].some((id) => stream.providers.has(id))) {
        return []
      }
    }
    const id = first === undefined ? undefined : smallId(first.expr)
    if (first === undefined || id === undefined) return []
    const parameters = { id, columns: stream.names }
    return [diagnostic('lint/unqualified-event-id', source.name, placeOfPart(source, first.span, id), parameters)]
  })
}

function streamsOf({ plan, catalog }: Inspection): readonly Stream[] {
  const streams = new Map<string, { ids: Set<ColumnId>; providers: Set<ColumnId>; names: readonly string[] }>()
  walkPlan(plan, (node) => {
    const facts = node.kind === 'scan' ? catalog.tables.get(node.table)?.eventIds : undefined
    if (node.kind !== 'scan' || facts === undefined) return
    const stream = streams.get(node.table) ?? { ids: new Set(), providers: new Set(), names: facts.providers }
    for (const column of node.columns) {
      if (facts.ids.includes(column.name)) stream.ids.add(column.id)
      if (facts.providers.includes(column.name)) stream.providers.add(column.id)
    }
    streams.set(node.table, stream)
  })
  return [...streams].map(([table, { ids, providers, names }]) => ({
    table,
    ids,
    providers,
    names: names.slice(0, 3),
  }))
}

/** The first small number among those that the expression compares with. */
function smallId(expr: Extract<Expr, { kind: 'call' }>): string | undefined {
  if (!COMPARISONS.has(expr.fn)) return undefined
  for (const arg of expr.args.slice(1)) {
    if (arg.kind !== 'literal' || arg.value === null) continue
    const written = String(arg.value)
    if (/^\d{1,4}$/.test(written) && Number(written) < SHARED_IDS) return written
  }
  return undefined
}
