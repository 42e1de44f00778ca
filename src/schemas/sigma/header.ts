import { type Formula, field } from '../../plan/formula.ts'
import type { ValueType } from '../../types/value.ts'
import { account, asText, first, joined, leafLines, memberText } from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'

/**
 * What every event of Sigma's tables has beside its own fields, whose names never begin with `@`: who, where and when,
 * for findings and correlations.
 */
export const SIGMA_HEADER = {
  '@time': 'datetime',
  '@host': 'string',
  '@user': 'string',
  '@process': 'string',
  '@command': 'string',
  '@destination': 'string',
  '@port': 'string',
  /** All values of the event, one a line: where keywords are looked for. */
  '@values': 'string',
  /** The fields that have no column of their own, by name. A table without it has no other fields than its columns. */
  '@fields': 'dynamic',
} as const satisfies Readonly<Record<string, ValueType>>

type Fields = Readonly<Record<string, Formula>>

const ACTOR: Fields = {
  '@user': account('actor.user'),
  '@process': field('actor.process.file.path'),
  '@command': field('actor.process.cmd_line'),
}

const ENDPOINT: Fields = {
  '@destination': first(field('dst_endpoint.ip'), field('dst_endpoint.hostname')),
  '@port': asText(field('dst_endpoint.port')),
}

const BY_CLASS: Partial<Readonly<Record<OcsfClass, Fields>>> = {
  process_activity: ACTOR,
  network_activity: { ...ACTOR, ...ENDPOINT },
  file_activity: ACTOR,
  dns_activity: { ...ACTOR, '@destination': field('query.hostname') },
  http_activity: {
    ...ACTOR,
    ...ENDPOINT,
    '@destination': first(field('http_request.url.hostname'), field('dst_endpoint.hostname'), field('dst_endpoint.ip')),
  },
  script_activity: {
    ...ACTOR,
    '@user': first(account('actor.user'), field('actor.user.uid')),
    '@command': first(field('actor.process.cmd_line'), field('script.script_content.value')),
  },
  registry_activity: ACTOR,
  module_activity: ACTOR,
  authentication: { ...ACTOR, ...ENDPOINT, '@user': first(account('user'), account('actor.user')) },
  base_event: {
    '@user': first(account('actor.user'), memberText('User'), account('user'), field('actor.user.uid')),
    '@process': first(field('actor.process.file.path'), memberText('Image'), memberText('ProcessName')),
    '@command': first(field('actor.process.cmd_line'), memberText('CommandLine')),
    ...ENDPOINT,
  },
}

/** The process that started, ended or was changed is the event's own. */
const OWN_PROCESS: Fields = {
  '@user': account('process.user'),
  '@process': field('process.file.path'),
  '@command': field('process.cmd_line'),
}

/**
 * The header of events of a class, over its columns. `values`: the event's fields, of which `@values` is made with what
 * is left in `unmapped`; `role`: whose process it tells.
 */
export function headerOf(from: OcsfClass, values: readonly Formula[], role: 'actor' | 'own'): Fields {
  return {
    '@time': field('time'),
    '@host': field('device.hostname'),
    ...BY_CLASS[from],
    ...(role === 'own' && from === 'process_activity' ? OWN_PROCESS : {}),
    '@values': joined(
      '\n',
      ...values,
      ...(from === 'base_event' ? [field('message')] : []),
      leafLines(field('unmapped')),
    ),
  }
}
