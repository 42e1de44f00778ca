import { hash } from 'node:crypto'
import type { Detection } from '../package.ts'
import type { PackageReport } from '../test-report.ts'
import type { Texts } from '../texts.ts'
import type { Exclusion } from '../tuning.ts'

/** A package with all that is written about it. */
export interface ExportedPackage {
  /** With tuned texts where these are asked for. */
  readonly detection: Detection
  readonly texts: Texts
  readonly exclusions: readonly Exclusion[]
  /** Attack and benign scenarios of the package, as they are written. */
  readonly scenarios: readonly { readonly id: string; readonly title: string; readonly kind: 'attack' | 'benign' }[]
  /** What the lab found out; absent when it was not run. */
  readonly report?: PackageReport
  /** Of the export, `2026-03-02`. */
  readonly date: string
}

export interface ExportFile {
  /** Without directory. */
  readonly name: string
  readonly text: string
}

/** A UUID that is the same for the same name in every run (RFC 9562, version 5, over SHA-1). */
export function stableUuid(name: string): string {
  const bytes = Buffer.from(hash('sha1', `https://siemless.example/${name}`), 'hex').subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const digits = bytes.toString('hex')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A detection's id as a part of a file's name. */
export function fileNameOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}

interface Tactic {
  readonly id: string
  readonly name: string
}

/** Tactics of ATT&CK for Enterprise by their short names (https://attack.mitre.org/tactics/enterprise/). */
const TACTICS: Readonly<Record<string, Tactic>> = {
  reconnaissance: { id: 'TA0043', name: 'Reconnaissance' },
  'resource-development': { id: 'TA0042', name: 'Resource Development' },
  'initial-access': { id: 'TA0001', name: 'Initial Access' },
  execution: { id: 'TA0002', name: 'Execution' },
  persistence: { id: 'TA0003', name: 'Persistence' },
  'privilege-escalation': { id: 'TA0004', name: 'Privilege Escalation' },
  'defense-evasion': { id: 'TA0005', name: 'Defense Evasion' },
  'credential-access': { id: 'TA0006', name: 'Credential Access' },
  discovery: { id: 'TA0007', name: 'Discovery' },
  'lateral-movement': { id: 'TA0008', name: 'Lateral Movement' },
  collection: { id: 'TA0009', name: 'Collection' },
  'command-and-control': { id: 'TA0011', name: 'Command and Control' },
  exfiltration: { id: 'TA0010', name: 'Exfiltration' },
  impact: { id: 'TA0040', name: 'Impact' },
}

export function shortTactic(tactic: string): string {
  return tactic
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

export function tacticOf(tactic: string): Tactic | undefined {
  return TACTICS[shortTactic(tactic)]
}

/** Names of techniques that the shipped packages are about (https://attack.mitre.org/techniques/T1048/). */
const TECHNIQUES: Readonly<Record<string, string>> = {
  T1048: 'Exfiltration Over Alternative Protocol',
  'T1048.001': 'Exfiltration Over Symmetric Encrypted Non-C2 Protocol',
  'T1048.002': 'Exfiltration Over Asymmetric Encrypted Non-C2 Protocol',
  'T1048.003': 'Exfiltration Over Unencrypted Non-C2 Protocol',
}

/** The name of a technique where it is known, else its id. */
export function techniqueName(id: string): string {
  return TECHNIQUES[id] ?? id
}

export function techniqueUrl(id: string): string {
  return `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`
}

/** `1h` in minutes; undefined for what is no duration. */
export function minutesOf(duration: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)\s*([mhd])$/.exec(duration.trim()) ?? []
  const size = { m: 1, h: 60, d: 1440 }[unit]
  return count === undefined || size === undefined ? undefined : Number(count) * size
}
