import type { ENGLISH } from './english.ts';

export type Language = typeof ENGLISH;

/** A sentence in whatever language is asked for. */
export type Sentence = (language: Language) => string;

export type ConnectionFault = keyof Language['connection'];
export type ForeignReply = Parameters<Language['foreignReply']>[0];
export type ServiceWords = Parameters<Language['serviceSaid']>[0];
export type UnreadCause = keyof Language['unread'];
