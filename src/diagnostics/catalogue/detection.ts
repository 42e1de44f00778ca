import { entry } from './entry.ts'

export const DETECTION = {
  'detection/invalid': entry<{ path: string; reason: string }>('error', (p) => `\`${p.path}\`: ${p.reason}`),
}
