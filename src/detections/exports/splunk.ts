import { stringify } from 'yaml'
import { type ExportedPackage, type ExportFile, fileNameOf, stableUuid } from './exported.ts'

const STATUSES = {
  experimental: 'experimental',
  test: 'experimental',
  stable: 'production',
  deprecated: 'deprecated',
} as const

/**
 * What of a detection holds without a search, in the form of `detections/**.yml` of
 * https://github.com/splunk/security_content. No search is made up: none is written for Splunk.
 */
export function exportSplunk({ detection, date }: ExportedPackage): ExportFile {
  const { attack, falsePositives } = detection
  const metadata = {
    name: detection.title,
    id: stableUuid(`${detection.id}/splunk`),
    version: 1,
    date,
    author: 'siemless',
    status: STATUSES[detection.status],
    type: 'TTP',
    description: detection.description,
    data_source: detection.dataSources,
    how_to_implement: `The detection needs: ${detection.dataSources.join('; ')}.`,
    known_false_positives: falsePositives.join('\n') || 'None known.',
    references: detection.references,
    rba: { message: detection.risk.reason, risk_objects: [], threat_objects: [] },
    tags: {
      analytic_story: [detection.title],
      asset_type: 'Endpoint',
      mitre_attack_id: [...new Set(attack.map(({ technique }) => technique))],
      product: ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'],
      security_domain: 'endpoint',
    },
  }
  const remark = '# Metadata only: the package has no query for Splunk, and `search` is yours to write.\n'
  return { name: `${fileNameOf(detection.id)}.yml`, text: remark + stringify(metadata, { lineWidth: 0 }) }
}
