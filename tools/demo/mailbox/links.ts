/** Web addresses in a text, without the punctuation of the sentence around them. */
export const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:)]/g;
