import type { Json } from '../../../types/codec.ts'
import { hashesOf } from '../../identity.ts'

export type Columns = Readonly<Record<string, Json>>

const GUIDS = new Map<string, string>()

/** The same for the same name of a host or a workspace. */
export function guidOf(name: string): string {
  const known = GUIDS.get(name)
  if (known !== undefined) return known
  const guid = madeGuid(name)
  GUIDS.set(name, guid)
  return guid
}

function madeGuid(text: string): string {
  return hashesOf(text).md5.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const WORKSPACE = guidOf('workspace')

export const timeOf = (at: number): string => new Date(at).toISOString()

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Of text between tags, where the agent leaves quotes as they are; what XML 1.0 cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
