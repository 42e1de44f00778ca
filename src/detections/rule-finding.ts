import { type Finding, fingerprint, type MatchedRule, type Row, severityOf } from './finding.ts'
import { ENTITIES, type Entity } from './package.ts'

/** What a finding says of the Sigma rule or correlation that made it. */
export interface RuleFacts extends Omit<MatchedRule, 'selections' | 'fields'> {
  readonly description: string | null
  readonly tags: readonly string[]
}

/**
 * Makes the findings of one rule. `row`: the event's header (`time`, `host` ...) and the rule's fields; what is null is
 * left out.
 */
export function ruleFindingMaker(
  rule: RuleFacts,
): (row: Row, why: Pick<MatchedRule, 'selections' | 'fields'>, entities: Finding['entities']) => Finding {
  const { id, title, level, status, author, license, file, references, false_positives } = rule
  const uid = id ?? title
  const desc = rule.description ?? title
  const types = rule.tags.flatMap((tag) => techniqueOf(tag) ?? [])
  const tactics = rule.tags.flatMap((tag) => tacticOf(tag) ?? [])
  const analytic = { name: title, uid, type: 'Rule', type_id: 1 } as const
  const attacks = [
    ...types.map((technique) => ({ technique: { uid: technique } })),
    ...tactics.map((name) => ({ tactic: { name } })),
  ]
  const { severity, severity_id } = severityOf(level ?? undefined)
  // Copying members from other objects would take most of the time of a hunt with a million findings.
  return (row, { selections, fields }, entities) => ({
    class_uid: 2004,
    class_name: 'Detection Finding',
    activity_id: 1,
    activity_name: 'Create',
    severity,
    severity_id,
    confidence: 'Unknown',
    time: entities.time ?? null,
    finding_info: { uid: fingerprint(uid, 'sigma', row), title, desc, types, analytic, attacks },
    platform: 'sigma',
    entities,
    evidences: [{ data: row }],
    rule: {
      id,
      title,
      level,
      status,
      author,
      license,
      file,
      references,
      false_positives,
      selections,
      fields,
    },
  })
}

/** `attack.t1048.003` is T1048.003 (https://github.com/SigmaHQ/sigma-specification, "Tags"). */
function techniqueOf(tag: string): string | undefined {
  return /^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag)?.[1]?.toUpperCase()
}

/** `attack.lateral-movement` is the tactic Lateral Movement; groups and software (`attack.g0016`) are none. */
function tacticOf(tag: string): string | undefined {
  const name = /^attack\.([a-z][a-z_-]+)$/i.exec(tag)?.[1]
  return name
    ?.split(/[_-]/)
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}

/** Fields of Sigma's rules that say who and where, for correlations, whose rows have the fields that they group by. */
const FIELD_ENTITIES: Readonly<Record<string, Entity>> = {
  Computer: 'host',
  ComputerName: 'host',
  Hostname: 'host',
  hostname: 'host',
  User: 'user',
  UserName: 'user',
  TargetUserName: 'user',
  SubjectUserName: 'user',
  Image: 'process',
  CommandLine: 'command',
  DestinationIp: 'destination',
  DestinationHostname: 'destination',
  DestinationPort: 'port',
}

const NAMED_BY_FIELDS = Object.entries(FIELD_ENTITIES)

/** The entities among a row's values: those called so, then those that fields name. */
export function entitiesOf(row: Row): Finding['entities'] {
  const found: Partial<Record<Entity, string>> = {}
  const take = (entity: Entity, value: Row[string] | undefined): void => {
    if (value === null || value === undefined || value === '' || found[entity] !== undefined) return
    found[entity] = typeof value === 'string' ? value : JSON.stringify(value)
  }
  for (const entity of ENTITIES) take(entity, row[entity])
  for (const [field, entity] of NAMED_BY_FIELDS) take(entity, row[field])
  return found
}
