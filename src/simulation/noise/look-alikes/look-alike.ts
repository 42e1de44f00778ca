import type { NoiseLabel } from '../families.ts'
import type { Role } from '../station.ts'
import type { Scene } from '../world.ts'

/** One way in which a family shows. */
export interface LookAlike {
  readonly label: NoiseLabel
  /** Where it happens: on the first of these that there is. */
  readonly roles: readonly Role[]
  readonly play: (scene: Scene) => void
}
