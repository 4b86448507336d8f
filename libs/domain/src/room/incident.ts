/** What somebody who watches over an exam may note: equipment, conduct, who somebody is, health, anything else. */
export type IncidentKind = 'technical' | 'conduct' | 'identity' | 'health' | 'other';
