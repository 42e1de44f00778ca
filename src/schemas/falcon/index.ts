import type { ViewDefinition } from '../view.ts'
import { EVENTS } from './events.ts'

export const FALCON_VIEWS: readonly ViewDefinition[] = [EVENTS]
