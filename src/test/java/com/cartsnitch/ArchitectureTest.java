package com.cartsnitch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URI;
import java.util.Set;

/** The rules of the house, which the compiler can't keep. */
@AnalyzeClasses(
    packages = "com.cartsnitch",
    importOptions = {
      ArchitectureTest.WithoutTests.class,
      ArchitectureTest.WithoutGeneratedClasses.class
    })
class ArchitectureTest {
  private static final String ROOT = "com.cartsnitch";

  private static final String COMPOSITION_ROOT = ROOT + ".application";

  /** Packages that are no feature. */
  private static final Set<String> FRAME = Set.of("platform", "command", "application");

  @ArchTest
  static final ArchRule thePlatformDependsOnNoFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".platform..")
          .should()
          .dependOnClassesThat(inAFeature().or(resideInAPackage(COMPOSITION_ROOT)))
          .orShould()
          .dependOnClassesThat(resideInAPackage(ROOT + ".command.."));

  @ArchTest
  static final ArchRule onlyTheCompositionRootAndTheCommandsKnowAllSettings =
      noClasses()
          .that()
          .resideOutsideOfPackages(COMPOSITION_ROOT, ROOT + ".command", ROOT + ".settings")
          .should()
          .dependOnClassesThat(resideInAPackage(ROOT + ".settings"));

  @ArchTest
  static final ArchRule noFeatureTouchesTheQueriesOfAnother =
      classes().that(inAFeature()).should(dependOnNoQueriesOfAnotherPackage());

  @ArchTest
  static final ArchRule routesUseServicesAndNotQueries =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Routes")
          .should()
          .dependOnClassesThat(simpleNameEndingWith("Queries"));

  @ArchTest
  static final ArchRule queriesKnowNoHttp =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Queries")
          .should()
          .dependOnClassesThat(resideInAPackage("io.helidon.webserver.."));

  @ArchTest
  static final ArchRule noCycleBetweenFeatures =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noCycleWithinThePlatform =
      slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noCycleBetweenPackages =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "every package";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule noStaticStateThatChanges = fields().that().areStatic().should().beFinal();

  /** A command is an entry point too: it makes the one import that it runs. */
  @ArchTest
  static final ArchRule onlyTheCompositionRootAndTheCommandsMakeServicesAndRoutes =
      noClasses()
          .that()
          .resideOutsideOfPackages(COMPOSITION_ROOT, ROOT + ".command")
          .should()
          .callConstructorWhere(makesAPartOfAFeature());

  @ArchTest
  static void everyClassWasRead(JavaClasses classes) {
    assertThat(classes.contain(Application.class)).isTrue();
    JavaClass application = classes.get(Application.class);
    assertThat(application.getDirectDependenciesFromSelf()).hasSizeGreaterThan(20);
    assertThat(classes.stream().filter(inAFeature())).hasSizeGreaterThan(10);
  }

  private static DescribedPredicate<JavaClass> inAFeature() {
    return DescribedPredicate.describe(
        "in a feature",
        type -> type.getPackageName().startsWith(ROOT + ".") && !FRAME.contains(slice(type)));
  }

  private static String slice(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  private static ArchCondition<JavaClass> dependOnNoQueriesOfAnotherPackage() {
    return new ArchCondition<>("depend on no queries of another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(use -> use.getTargetClass().getSimpleName().endsWith("Queries"))
            .filter(use -> !use.getTargetClass().getPackage().equals(type.getPackage()))
            .map(use -> SimpleConditionEvent.violated(type, use.getDescription()))
            .forEach(events::add);
      }
    };
  }

  /** Services and routes are classes that hold something; records and exceptions are values. */
  private static DescribedPredicate<JavaConstructorCall> makesAPartOfAFeature() {
    return DescribedPredicate.describe(
        "makes a service or routes", call -> isPart(call.getTargetOwner()) && !withinOnePart(call));
  }

  private static boolean isPart(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".")
        && !FRAME.contains(slice(type))
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isRecord()
        && !type.isEnum()
        && !type.isAssignableTo(Throwable.class);
  }

  private static boolean withinOnePart(JavaCall<?> call) {
    return call.getOriginOwner().equals(call.getTargetOwner());
  }

  /** Leaves out what lies where this class lies, whatever build put it there. */
  static final class WithoutTests implements ImportOption {
    private static final URI TESTS =
        URI.create(
            ArchitectureTest.class.getProtectionDomain().getCodeSource().getLocation().toString());

    @Override
    public boolean includes(Location location) {
      return !location.asURI().getPath().startsWith(TESTS.getPath());
    }
  }

  /** Leaves out what annotation processors wrote. */
  static final class WithoutGeneratedClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("JsonAdapter") && !location.contains("Component.class");
    }
  }
}
