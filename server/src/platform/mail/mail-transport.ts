/** A composed e-mail: the whole message as bytes, and who hands it to whom. */
export type ComposedMail = { id: string; from: string; to: string; raw: Buffer }

export type MailOutcome =
  | { kind: 'accepted' }
  /** For good: this address or this message won't be taken. */
  | { kind: 'refused'; trouble: string }
  /** Not taken; it may be another time. `reached` is false when the server itself couldn't be talked to. */
  | { kind: 'later'; reached: boolean; trouble: string }
  /** Handed over, and no answer came: it may have been taken or not. */
  | { kind: 'unknown'; trouble: string }

export type MailTransport = {
  /**
   * `onHandingOver` is awaited when everything but the message itself has been said, right before its first byte: from
   * there on the other side may take it. Where it fails, nothing is sent.
   */
  send(mail: ComposedMail, onHandingOver: () => Promise<void>): Promise<MailOutcome>
  /** Ends what is open between two runs. */
  rest(): Promise<void>
}
