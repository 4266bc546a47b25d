package com.cartsnitch.plans;

import com.cartsnitch.platform.database.SqlStatement;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every statement that a request can run and PostgreSQL makes a plan for: the constants of all
 * classes, so that none is missed.
 */
public final class Statements {
  /** Commands about the session, which have no plan. */
  private static final Pattern UTILITY = Pattern.compile("(DEALLOCATE|DISCARD|RESET|SET)\\b.*");

  private Statements() {}

  /** The statements by their names. */
  public static Map<String, SqlStatement> all() {
    Map<String, SqlStatement> statements = new TreeMap<>();
    for (JavaField field : fields()) {
      SqlStatement sql = value(field.reflect());
      if (!UTILITY.matcher(sql.text()).matches()) {
        statements.put(sql.name(), sql);
      }
    }
    return statements;
  }

  private static List<JavaField> fields() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.cartsnitch")
            .stream()
            .map(JavaClass::getFields)
            .flatMap(Set::stream)
            .filter(field -> field.getRawType().isEquivalentTo(SqlStatement.class))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .toList();
  }

  private static SqlStatement value(Field field) {
    try {
      field.setAccessible(true);
      return (SqlStatement) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
