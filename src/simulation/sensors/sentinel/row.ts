import type { Json } from '../../../types/codec.ts'
import { dashed, hashesOf } from '../../identity.ts'
import { xmlEscape } from '../../xml.ts'

export type Columns = Readonly<Record<string, Json>>

const GUIDS = new Map<string, string>()

/** The same for the same name of a host or a workspace. */
export function guidOf(name: string): string {
  const known = GUIDS.get(name)
  if (known !== undefined) return known
  const guid = dashed(hashesOf(name).md5)
  GUIDS.set(name, guid)
  return guid
}

export const WORKSPACE = guidOf('workspace')

export const timeOf = (at: number): string => new Date(at).toISOString()

/** Of text between tags, where the agent leaves quotes as they are; what XML 1.0 cannot hold becomes U+FFFD. */
export const escapeXml = xmlEscape({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }, '\ufffd')
