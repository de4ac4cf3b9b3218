/** A Chinese sentence that breaks only after its commas. Other text passes through. */
export function Phrases({ text }: { text: string }) {
  const phrases = text.split(/(?<=[，；：])/);
  if (phrases.length === 1) return <>{text}</>;
  return (
    <>
      {phrases.map((phrase, i) => (
        <span key={i} className="keep">
          {phrase}
        </span>
      ))}
    </>
  );
}
