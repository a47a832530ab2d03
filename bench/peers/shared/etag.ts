/** Versions as strong entity tags. */

export const etagOf = (version: number): string => `"${version}"`

/** Whether `If-None-Match` names this entity tag. */
export const isSeen = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header === etag ||
    header.trim() === "*" ||
    header.split(",").some((part) => {
      const tag = part.trim()
      return tag === etag || tag === `W/${etag}`
    }))
