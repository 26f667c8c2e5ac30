package dev.assay.claim;

import dev.assay.claim.assessment.HolmFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The families of one section.
 *
 * @param decided the claims that this run's budget decides
 * @param ofAll all claims, as at the report's own budget
 * @param withIllPosed the same with the figures that their settings make ill-posed
 */
record Families(HolmFamily decided, HolmFamily ofAll, HolmFamily withIllPosed) {
  static Families of(Map<Claim, AssessedClaim> section, Setting setting) {
    List<HolmFamily.Member> decided = new ArrayList<>();
    List<HolmFamily.Member> all = new ArrayList<>();
    List<HolmFamily.Member> withIllPosed = new ArrayList<>();
    section.forEach(
        (claim, one) -> {
          HolmFamily.Member member = Judge.member(claim, one.figure(), one.explanation());
          all.add(member);
          withIllPosed.add(new HolmFamily.Member(one.figure(), one.explanation()));
          if (Judge.counts(claim, setting)) {
            decided.add(member);
          }
        });
    return new Families(
        HolmFamily.of(decided, setting.alpha()),
        HolmFamily.of(all, setting.alpha()),
        HolmFamily.of(withIllPosed, setting.alpha()));
  }
}
