import type { ValueType } from '../../types/value.ts'
import { runScripts } from './scripts.ts'

runScripts()

/** A .NET list as Bridge.NET renders it. */
interface NetList<T> {
  readonly Count: number
  getItem(index: number): T
}

/** A type: scalar types have a name, tabular ones have columns. */
export interface OfficialType {
  readonly Name: string
  readonly Columns?: NetList<OfficialColumn>
  /** Of a table that may have further columns. */
  readonly IsOpen?: boolean
}

export interface OfficialColumn {
  readonly Name: string
  readonly Type: OfficialType
}

/** A node or token of the official syntax tree. */
export interface OfficialNode {
  readonly Kind: number
  readonly NameInParent: string | null
  readonly TextStart: number
  readonly End: number
  readonly IsToken: boolean
  readonly Text?: string
  readonly ChildCount: number
  readonly ResultType?: OfficialType | null
  readonly ReferencedSymbol?: { readonly Name: string; readonly Kind: number } | null
  readonly Parent?: OfficialNode | null
  GetChild(index: number): OfficialNode | null
  /** Of a call: the body of the called function, bound to the arguments. */
  GetExpansion?(): OfficialNode | null
  toString(trivia: number): string
}

export interface OfficialDiagnostic {
  readonly Code: string
  readonly Severity: string
  readonly Message: string
  readonly Start: number
  readonly Length: number
}

export interface OfficialCode {
  readonly Syntax: OfficialNode
  readonly ResultType?: OfficialType | null
  GetDiagnostics(): NetList<OfficialDiagnostic>
}

/** What the binder hands to a function that computes the columns of its result. */
interface ReturnContext {
  readonly Location: OfficialNode
}

interface Signature {
  CustomReturnType: (context: ReturnContext) => object
  MinArgumentCount: number
  MaxArgumentCount: number
}

interface Globals {
  WithDatabase(database: object): Globals
  WithPlugIns(plugins: readonly object[]): Globals
}

/** A function, aggregate or plugin that the front end knows. */
export interface OfficialSymbol {
  readonly Name: string
  /** Known to the front end, but not offered to people. */
  readonly IsHidden: boolean
  /** What replaces it, when it is an old spelling. */
  readonly Alternative: string | null
}

/** The few entrances of the two scripts that are used here. */
interface KustoLanguage {
  readonly KustoCode: {
    ParseAndAnalyze(text: string, globals: Globals, cancellation: object): OfficialCode
  }
  readonly Functions: { readonly All: readonly OfficialSymbol[] }
  readonly Aggregates: { readonly All: readonly OfficialSymbol[] }
  readonly GlobalState: { readonly Default: Globals }
  readonly Parsing: { readonly QueryGrammar: { From: (globals: Globals) => object } }
  readonly Syntax: { readonly SyntaxKind: object }
  readonly Binding: {
    readonly Binder: { GetExpressionResultName(node: OfficialNode, fallback: string, row: null): string | null }
  }
  readonly PlugIns: { readonly All: readonly OfficialSymbol[] } & Readonly<
    Record<'BagUnpack' | 'Pivot' | 'SchemaMerge', OfficialSymbol & { readonly Signatures: NetList<Signature> }>
  >
  readonly Utils: { readonly CancellationToken: { readonly $ctor1: new (isCanceled: () => boolean) => object } }
  readonly KustoFacts: { GetStringLiteralValue(text: string): string }
  readonly Symbols: {
    readonly SymbolKind: object
    readonly ColumnSymbol: new (name: string, type: object) => object
    readonly ScalarTypes: { GetSymbol(name: string): object }
    readonly TableSymbol: {
      readonly $ctor6: new (name: string, columns: readonly object[], description: null) => object
      readonly $ctor7: new (name: string, schema: string, description: null) => object
    }
    readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: readonly object[]) => object }
  }
}

interface Scripts {
  readonly Kusto: { readonly Language: KustoLanguage }
  readonly System: { readonly Enum: { getName(type: object, value: number): string } }
}

// The scripts above are untyped; this is the one place that gives them a shape.
const scripts = globalThis as unknown as Scripts
const kusto = scripts.Kusto.Language

// The grammar that this builds serves completion in editors only and costs two seconds at the first parse.
kusto.Parsing.QueryGrammar.From = () => ({ QueryBlock: null })

export function toArray<T>(list: NetList<T> | undefined): readonly T[] {
  return list === undefined ? [] : Array.from({ length: list.Count }, (_, i) => list.getItem(i))
}

const kindNames = new Map<number, string>()

/** The name of a node's kind, such as `FilterOperator`. */
export function kindName(kind: number): string {
  const known = kindNames.get(kind)
  if (known !== undefined) return known
  const name = scripts.System.Enum.getName(kusto.Syntax.SyntaxKind, kind)
  kindNames.set(kind, name)
  return name
}

export function symbolKindName(kind: number): string {
  return scripts.System.Enum.getName(kusto.Symbols.SymbolKind, kind)
}

/** A table for the binder. */
export interface BoundTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[]
}

const symbols = new WeakMap<BoundTable, object>()

function tableSymbol(table: BoundTable): object {
  const known = symbols.get(table)
  if (known !== undefined) return known
  const { ColumnSymbol, ScalarTypes, TableSymbol } = kusto.Symbols
  const columns = table.columns.map((c) => new ColumnSymbol(c.name, ScalarTypes.GetSymbol(c.type)))
  const made = new TableSymbol.$ctor6(table.name, columns, null)
  symbols.set(table, made)
  return made
}

/** Names a call of a plugin whose columns data decides: by its place, in a function also by the text of its body. */
export function callKey(node: OfficialNode): string {
  let root = node
  while (root.Parent !== null && root.Parent !== undefined) root = root.Parent
  return `${node.TextStart} ${kindName(root.Kind) === 'QueryBlock' ? '' : root.toString(0)}`
}

let dataSchemas: ReadonlyMap<string, string> = new Map()

for (const plugin of [kusto.PlugIns.BagUnpack, kusto.PlugIns.Pivot]) {
  const [signature] = toArray(plugin.Signatures)
  if (signature === undefined) continue
  const open = signature.CustomReturnType
  signature.CustomReturnType = (context) => {
    const schema = dataSchemas.get(callKey(context.Location))
    return schema === undefined ? open(context) : new kusto.Symbols.TableSymbol.$ctor7('', schema, null)
  }
  // The symbol lacks two documented parameters of `bag_unpack`.
  signature.MaxArgumentCount = Math.max(signature.MaxArgumentCount, 4)
}

/** The front end has this one, but not among those that it knows. */
const unlisted = [kusto.PlugIns.SchemaMerge]

for (const signature of toArray(kusto.PlugIns.SchemaMerge.Signatures)) signature.MinArgumentCount = 0

const defaults = kusto.GlobalState.Default.WithPlugIns([...kusto.PlugIns.All, ...unlisted])

/**
 * Parses and binds: names, types and their errors, by the rules of the product's own front end. `schemas`: what data
 * has told of the calls of plugins. `isTooMuch` is asked for every node that is bound; yes makes it throw.
 */
export function parseAndBind(
  text: string,
  tables: readonly BoundTable[],
  schemas: ReadonlyMap<string, string>,
  isTooMuch: () => boolean,
): OfficialCode {
  dataSchemas = schemas
  const database = new kusto.Symbols.DatabaseSymbol.$ctor1('logs', tables.map(tableSymbol))
  const globals = defaults.WithDatabase(database)
  return kusto.KustoCode.ParseAndAnalyze(text, globals, new kusto.Utils.CancellationToken.$ctor1(isTooMuch))
}

/** The name that KQL gives a column computed by the expression; empty where it makes one up (`Column1`). */
export function resultName(node: OfficialNode): string {
  return kusto.Binding.Binder.GetExpressionResultName(node, '', null) ?? ''
}

/** The value of a string literal in any of its spellings (quoted, verbatim, hidden, multi-line). */
export function stringLiteralValue(text: string): string {
  return kusto.KustoFacts.GetStringLiteralValue(text)
}

/** Everything that can be called, by the vendor's own lists. */
export function officialSymbols(): Readonly<Record<'function' | 'aggregate' | 'plugin', readonly OfficialSymbol[]>> {
  return { function: kusto.Functions.All, aggregate: kusto.Aggregates.All, plugin: [...kusto.PlugIns.All, ...unlisted] }
}

/** The kinds of all tabular operators and of the tables written in a query. */
export function officialOperators(): readonly string[] {
  const kinds = Object.keys(kusto.Syntax.SyntaxKind).filter((kind) => /^[A-Z]\w*Operator$/.test(kind))
  return [...kinds.filter((kind) => kind !== 'BadQueryOperator'), 'DataTableExpression', 'ExternalDataExpression']
}
