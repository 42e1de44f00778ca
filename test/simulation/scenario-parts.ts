import type {
  ConnectionDeed,
  OperatingSystem,
  Scenario,
  ScenarioProcess,
  ScriptDeed,
} from '../../src/simulation/scenario.ts'

/** A process of a scenario with what a test says of it. */
export function process(
  fields: Partial<ScenarioProcess> & Pick<ScenarioProcess, 'id' | 'image' | 'commandLine'>,
): ScenarioProcess {
  return {
    at: 0,
    isRunning: false,
    version: {},
    integrity: 'medium',
    exitCode: 0,
    files: [],
    lookups: [],
    connections: [],
    scripts: [],
    children: [],
    ...fields,
  }
}

export function connection(fields: Partial<ConnectionDeed> & Pick<ConnectionDeed, 'to' | 'port'>): ConnectionDeed {
  return {
    at: 2000,
    transport: 'tcp',
    direction: 'outbound',
    state: 'established',
    bytesOut: 52_428_800,
    bytesIn: 20_480,
    duration: 60_000,
    ...fields,
  }
}

export function script(text: string, commands: ScriptDeed['commands'] = []): ScriptDeed {
  return { at: 500, text, commands }
}

export function scenario(
  id: string,
  processes: readonly ScenarioProcess[],
  fields: Partial<Scenario> & { readonly os?: OperatingSystem } = {},
): Scenario {
  const { os = 'windows', ...rest } = fields
  return {
    id,
    title: id,
    kind: 'attack',
    description: '',
    techniques: ['T1048'],
    references: [],
    start: Date.UTC(2026, 2, 2, 9, 14),
    hosts: [{ name: 'WS-TST-01', domain: 'corp.example', os, address: '10.20.3.17' }],
    users: [{ name: 'j.doe', domain: 'CORP' }],
    processes,
    signals: [],
    expect: {},
    evasion: { notVisible: [] },
    ...rest,
  }
}
