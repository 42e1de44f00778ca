import { type Ast, plainName } from './ast.ts'
import { type OfficialCode, type OfficialDiagnostic, toArray } from './official.ts'

export function diagnosticsOf(code: OfficialCode): readonly OfficialDiagnostic[] {
  return toArray(code.GetDiagnostics())
}

export function errorsOf(code: OfficialCode): readonly OfficialDiagnostic[] {
  return diagnosticsOf(code).filter((d) => d.Severity === 'Error')
}

/** A key that one side of a join lacks. */
export function isUnknownKey(found: OfficialDiagnostic): boolean {
  return found.Code === 'KS145'
}

export function isUnknownColumn(found: OfficialDiagnostic): boolean {
  return found.Code === 'KS142' && found.Message.includes('column')
}

/** Codes below 100 come from the parser, the others from the binder. */
export function isSyntaxCode(code: string): boolean {
  return /^KS0/.test(code) || ['KS174', 'KS175', 'KS176', 'KS198', 'KS244', 'KS245', 'KS246'].includes(code)
}

/** KQL has no `null` by itself and no unit `w`: who writes them does not mean a column. */
export function isNoColumn(name: string): boolean {
  return isNullWord(name) || unitOf(name) !== undefined
}

export function isNullWord(name: string): boolean {
  return /^null$/i.test(name)
}

/** The unit in what looks like a timespan: `w` of `2w`. */
export function unitOf(name: string): string | undefined {
  return /^\d+(?:\.\d+)?([a-z]+)$/i.exec(name)?.[1]
}

/** The name at a place and the tables whose columns are in scope there. */
export function nameAt(
  root: Ast,
  start: number,
  length: number,
): { readonly name: string; readonly tables: ReadonlySet<string> } | undefined {
  const path = pathTo(root, start, length)
  const lets = letsAround(path)
  const name = path.at(-1)
  if (name?.kind !== 'NameReference') return undefined
  const tables = new Set<string>()
  const pipe = path.findLast((n, i) => n.kind === 'PipeExpression' && path[i + 1]?.role === 'Operator')
  if (pipe !== undefined) {
    const join = pipe.child('Operator')
    const parts = [pipe.child('Expression')]
    if (join?.kind === 'JoinOperator' || join?.kind === 'LookupOperator') parts.push(join.child('Expression'))
    for (const part of parts) if (part !== undefined) collectTables(part, lets, tables)
  }
  return { name: plainName(name), tables }
}

/** The tables of each side of a join that lacks the key at the place. */
export function sidesLacking(root: Ast, start: number, length: number): readonly ReadonlySet<string>[] {
  const path = pathTo(root, start, length)
  const name = path.at(-1)
  const pipe = path.findLast((n) => n.kind === 'PipeExpression')
  if (name?.kind !== 'NameReference' || pipe === undefined) return []
  const key = plainName(name)
  const lets = letsAround(path)
  return [pipe.child('Expression'), pipe.child('Operator')?.child('Expression')].flatMap((side) => {
    if (side === undefined || side.columns.some((c) => c.name === key)) return []
    const tables = new Set<string>()
    collectTables(side, lets, tables)
    return [tables]
  })
}

function letsAround(path: readonly Ast[]): ReadonlyMap<string, Ast> {
  const lets = new Map<string, Ast>()
  for (const node of path) if (node.kind === 'FunctionBody' || node.kind === 'QueryBlock') collectLets(node, lets)
  return lets
}

/** The nodes around a place, outermost first, down to the name that stands exactly there. */
export function pathTo(root: Ast, start: number, length: number): readonly Ast[] {
  const path: Ast[] = []
  let node: Ast | undefined = root
  while (node !== undefined) {
    path.push(node)
    if (node.kind === 'NameReference' && node.span.start === start && node.span.end === start + length) break
    node = node.childAround(start, start + length)
  }
  return path
}

function collectLets(block: Ast, lets: Map<string, Ast>): void {
  for (const statement of block.list('Statements')) {
    const name = statement.child('Name')
    const value = statement.child('Expression')
    if (statement.kind === 'LetStatement' && name !== undefined && value !== undefined) lets.set(plainName(name), value)
  }
}

function collectTables(node: Ast, lets: ReadonlyMap<string, Ast>, into: Set<string>): void {
  const pending = [node]
  const seen = new Set<string>()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.isToken) continue
    if (next.kind === 'NameReference') {
      const name = plainName(next)
      const bound = lets.get(name)
      if (next.symbolKind === 'Table') into.add(name)
      else if (bound !== undefined && !seen.has(name)) {
        seen.add(name)
        pending.push(bound)
      }
    }
    pending.push(...next.children.toReversed())
  }
}
