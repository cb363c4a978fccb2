/** Domain of the sender's address: what Message-IDs end in. */
export function senderDomain(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1]?.toLowerCase() ?? 'localhost';
}

/** Display name of the sender: who signs the mails. */
export function senderName(from: string): string {
  const name = from
    .replace(/<[^>]*>/, '')
    .replaceAll('"', '')
    .trim();
  return name === '' || name.includes('@') ? 'Cổng dịch vụ thi đua, khen thưởng' : name;
}

/** One Message-ID per notice, the same for every try: a duplicate is recognised by it. */
export function messageIdOf(noticeId: string, domain: string): string {
  return `<${noticeId}@${domain}>`;
}

/** The root that all mails of a dossier refer to, so that mail programs show one conversation. */
export function threadOf(dossierId: string, domain: string): string {
  return `<dossier.${dossierId}@${domain}>`;
}
