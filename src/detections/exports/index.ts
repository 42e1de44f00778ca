import { exportElastic } from './elastic.ts'
import type { ExportedPackage, ExportFile } from './exported.ts'
import { exportHtml } from './html.ts'
import { exportMarkdown } from './markdown.ts'
import { exportNavigator } from './navigator.ts'
import { exportSentinel } from './sentinel.ts'
import { exportSplunk } from './splunk.ts'

export type { ExportedPackage, ExportFile } from './exported.ts'

export const EXPORT_FORMATS = ['sigma', 'sentinel', 'elastic', 'splunk', 'navigator', 'markdown', 'html'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const EACH: Readonly<
  Record<Exclude<ExportFormat, 'sigma' | 'navigator'>, (exported: ExportedPackage) => ExportFile | undefined>
> = {
  sentinel: exportSentinel,
  elastic: exportElastic,
  splunk: exportSplunk,
  markdown: exportMarkdown,
  html: exportHtml,
}

/** Packages in a portable form; `without`: the ids of those that the form has nothing to say of. */
export function exportPackages(
  packages: readonly ExportedPackage[],
  format: Exclude<ExportFormat, 'sigma'>,
): { readonly files: readonly ExportFile[]; readonly without: readonly string[] } {
  if (format === 'navigator') return { files: [exportNavigator(packages)], without: [] }
  const written = packages.map((one) => [one.detection.id, EACH[format](one)] as const)
  return {
    files: written.flatMap(([, file]) => file ?? []),
    without: written.flatMap(([id, file]) => (file === undefined ? [id] : [])),
  }
}
