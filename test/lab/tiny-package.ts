import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const MANIFEST = `id: tiny
title: Tiny
description: D
status: test
severity: low
confidence: low
attack: [{ technique: T1048, tactic: exfiltration }]
data_sources: []
false_positives: []
tuning: []
blind_spots: []
references: []
threat_actors: []
risk: { score: 10, reason: R }
schedule: { every: 1h, lookback: 24h }
`

export const DEFENDER = `queries:
  - platform: defender
    file: a.kql
    required_tables: [DeviceProcessEvents]
    entities: { host: DeviceName, command: ProcessCommandLine }
`

export const SIGMA = `queries:
  - platform: sigma
    file: a.sigma.yml
    required_tables: [windows/process_creation]
    entities: { host: host, command: command }
`

/** Packages in a folder of their own, for one test file. */
export class TinyPackages {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'siemless-lab-test-'))

  /** A package of these files; `manifest`: what its `detection.yaml` says besides. */
  make(name: string, files: Readonly<Record<string, string>>, manifest = DEFENDER): string {
    const folder = path.join(this.folder, name)
    this.write(path.join(name, 'detection.yaml'), MANIFEST + manifest)
    for (const [file, text] of Object.entries(files)) this.write(path.join(name, file), text)
    return folder
  }

  /** Writes a file into the folder; its path. */
  write(file: string, text: string): string {
    const full = path.join(this.folder, file)
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, text)
    return full
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** An attack by one program, `C:\tools\<image>`, on a host of its own. */
export function attack(id: string, host: number, image: string, more = ''): string {
  return `id: ${id}
title: ${id}
kind: attack
description: D
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-${host}, domain: corp.example, os: windows, address: 10.9.9.${host} }]
users: [{ name: ann, domain: CORP }]
processes:
  - { id: p, at: 1s, image: 'C:\\tools\\${image}', command_line: '${image} --secret x' }
${more}`
}
