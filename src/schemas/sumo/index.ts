import type { ViewDefinition } from '../view.ts'
import { MESSAGES } from './messages.ts'

export const SUMO_VIEWS: readonly ViewDefinition[] = [MESSAGES]
