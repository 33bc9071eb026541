let context: AudioContext | undefined

/** Two short soft tones, made here: nothing to load. A browser that hasn't been touched yet stays silent. */
export const playNoticeSound = () => {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume()
    const at = context.currentTime
    for (const [place, pitch] of [660, 880].entries()) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = pitch
      const from = at + place * 0.16
      volume.gain.setValueAtTime(0, from)
      volume.gain.linearRampToValueAtTime(0.12, from + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.3)
      tone.connect(volume).connect(context.destination)
      tone.start(from)
      tone.stop(from + 0.32)
    }
  } catch {
    // No sound device: the bell and the title tell.
  }
}
